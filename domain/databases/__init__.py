"""The databases: what an operation does on each, by server version."""
