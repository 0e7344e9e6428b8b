"""A project's Alembic set-up: its facts, and what is to be said of them."""
