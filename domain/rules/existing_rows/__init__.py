"""Rules about what the rows that are there already make of it."""
