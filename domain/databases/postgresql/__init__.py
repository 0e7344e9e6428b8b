"""What an operation does on PostgreSQL 10 to 18."""
