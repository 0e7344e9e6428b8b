"""Figures of a database in use: read from it, written to a file, read from that."""
