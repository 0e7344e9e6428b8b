"""Reads a project's whole set-up for a diagnosis: configuration, env.py, and what lies around."""
