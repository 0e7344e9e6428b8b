"""Column types, in the words of the target database."""
