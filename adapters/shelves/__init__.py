"""Shelves on disk."""
