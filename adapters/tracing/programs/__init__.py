"""Programs of their own: they run under a project's interpreter, and nothing of ours imports them.

Each is one file that uses the standard library and the project's own SQLAlchemy and Alembic.
"""
