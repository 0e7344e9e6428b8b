"""Raw SQL as operations: libpg_query for PostgreSQL, which knows its grammar exactly."""

from domain.databases.target import Database, Target
from domain.operations import Operation, RunSql


class SqlTextReader:
    """Loads a parser only when there is SQL for it. Other databases' SQL stays RunSql."""

    def operations(self, text: str, target: Target) -> tuple[Operation, ...]:
        if target.database is Database.POSTGRESQL:
            from adapters.sql.postgresql.statements import operations_of

            return operations_of(text)
        return (RunSql(text),)
