"""Corrected Python, made on its concrete syntax: all that is not meant stays as it is written."""
