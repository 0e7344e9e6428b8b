"""Raw SQL as operations.

libpg_query for PostgreSQL, whose grammar it is; sqlglot for the others, which knows most of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.databases.target import Database, Target

if TYPE_CHECKING:
    from application.ports.sql_reader import SqlStatement
    from domain.operations import Operation

# MariaDB's own words (RETURNING, IF EXISTS of columns, ...) are read as far as MySQL has them.
DIALECTS = {Database.MYSQL: "mysql", Database.MARIADB: "mysql", Database.SQLITE: "sqlite"}


class SqlTextReader:
    """Loads a parser only when there is SQL for it."""

    def operations(self, text: str, target: Target) -> tuple[Operation, ...]:
        read = self.statements(text, target)
        return tuple(operation for statement in read for operation in statement.operations)

    def statements(self, text: str, target: Target) -> tuple[SqlStatement, ...]:
        if target.database is Database.POSTGRESQL:
            from adapters.sql.postgresql import statements as postgresql

            return tuple(postgresql.statements_of(text))
        from adapters.sql.portable import statements as portable

        return tuple(portable.statements_of(text, DIALECTS[target.database]))
