"""The operations of Alembic, a family a file."""
