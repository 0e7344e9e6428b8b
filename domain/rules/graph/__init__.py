"""Rules about the history itself."""
