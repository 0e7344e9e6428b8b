"""What an operation does on SQLite 3.35 and later, in batch mode and outside of it."""
