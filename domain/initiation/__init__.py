"""Setting up an Alembic environment: what is asked, what is there, what is to be written."""
