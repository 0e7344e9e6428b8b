"""What revisions make with SQLAlchemy: columns, constraints, statements, connections."""
