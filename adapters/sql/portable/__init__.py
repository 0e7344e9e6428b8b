"""MySQL, MariaDB and SQLite, through sqlglot."""
