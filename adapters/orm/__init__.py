"""SQLAlchemy: reviews in a database, and that database's own migrations."""
