"""Reads an Alembic project from disk: its configuration, its revisions. Nothing of it is run."""
