"""Adding a column whose value differs from row to row, without writing the table anew."""

from attrs import evolve

from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import (
    blocks,
    call,
    execute,
    quoted,
    schema_of,
    sql_name,
    sql_table,
)
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code, default_code
from domain.rules.safe_ways.not_null import NotNullWay
from domain.rules.safe_ways.type_code import UNDER_SERIAL
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default
from domain.schema.names import TableName

QUIET_HOUR = """\
# No version adds it while writes to {table} go on: take a quiet hour, or let a tool that copies
# in the background do it (gh-ost, pt-online-schema-change)."""


@frozen
class FilledColumnWay:
    table: TableName
    column: Column
    target: Target

    def with_default(self) -> str:
        """The default first for new rows, then the old ones in batches."""
        if self.column.default is None:
            return ""
        return self.in_steps(self.column, self.column.default)

    def numbered(self) -> str:
        """Numbers from a sequence: for new rows at once, for old ones in batches."""
        if self.target.database is not Database.POSTGRESQL:
            return QUIET_HOUR.format(table=self.table)
        name = self.column.type.name.lower() if self.column.type else ""
        plain = evolve(
            self.column,
            type=DataType(UNDER_SERIAL[name]) if name in UNDER_SERIAL else self.column.type,
            identity=False,
        )
        sequence = TableName(f"{self.table.name}_{self.column.name}_seq", self.table.schema)
        spelled = sql_table(sequence, self.target.database)
        return blocks(
            execute(f"CREATE SEQUENCE {spelled}"),
            self.in_steps(plain, Default(f"nextval('{spelled}')", is_expression=True)),
        )

    def computed(self) -> str:
        """Computed when it is read, where the server can; else by the code or a trigger."""
        column = self.column
        text = column.computed.text if column.computed else None
        if self.target.database is not Database.POSTGRESQL or self.target.at_least(18):
            expression = call("sa.Computed", quoted(text) if text else "...", persisted="False")
            code = column_code(evolve(column, default=None), self.target.database, expression)
            return f"# Computed when it is read: an entry in the catalogue.\n{self.added(code)}"
        bare = column_code(evolve(column, computed=None), self.target.database)
        return blocks(
            "# Revision 1, with a trigger, or released with code, that gives new rows the value:\n"
            + self.added(bare),
            self.fill(text or "..."),
        )

    def without_domain(self, under: DataType) -> str:
        """The type under the domain, and its CHECK on the table, where it can be NOT VALID."""
        database = self.target.database
        name = sql_name(self.column.name, database)
        check = call(
            "op.create_check_constraint",
            f"op.f({quoted(f'ck_{self.table.name}_{self.column.name}')})",
            quoted(self.table.name),
            quoted(f"{name} IS NULL OR ..."),
            schema=schema_of(self.table),
            postgresql_not_valid="True",
        )
        code = column_code(evolve(self.column, type=under, default=None), database)
        return (
            "# The type under the domain; its CHECK on the table instead, validated later:\n"
            f"{self.added(code)}\n{check}"
        )

    def in_steps(self, column: Column, default: Default) -> str:
        bare = evolve(column, default=None)
        required = ""
        if column.nullable is False:
            required = NotNullWay(self.table, bare, self.target).proved(first=2)
        known = call(
            "op.alter_column",
            quoted(self.table.name),
            quoted(column.name),
            server_default=default_code(default),
            schema=schema_of(self.table),
        )
        if self.target.database is not Database.POSTGRESQL:
            known = self.default_in_sql(default)
        return blocks(
            "# Revision 1: the column by itself, then the default, which holds for new rows only.\n"
            f"{self.added(column_code(bare, self.target.database))}\n{known}",
            self.fill(default.text or "..."),
            required,
        )

    def default_in_sql(self, default: Default) -> str:
        """MySQL's MODIFY would state the whole column; this leaves the rest alone."""
        database = self.target.database
        table, name = sql_table(self.table, database), sql_name(self.column.name, database)
        return execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {default.text}")

    def added(self, code: str) -> str:
        return add_column(self.table, code)

    def fill(self, value: str) -> str:
        database = self.target.database
        table, name = sql_table(self.table, database), sql_name(self.column.name, database)
        return (
            "# Next, in batches by key, each committed by itself:\n"
            f"#     UPDATE {table} SET {name} = {' '.join(value.split())} "
            f"WHERE {name} IS NULL AND ..."
        )
