"""PostgreSQL's own grammar, through libpg_query."""
