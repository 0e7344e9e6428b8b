"""The safe ways as Alembic code, filled with the real names."""
