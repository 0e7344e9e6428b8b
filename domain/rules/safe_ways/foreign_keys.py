"""Adding a foreign key without reading the rows under the lock."""

from attrs import evolve

from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import (
    blocks,
    call,
    execute,
    listed,
    quoted,
    schema_of,
    sql_name,
    sql_names,
    sql_table,
)
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code
from domain.rules.safe_ways.type_code import UNDER_SERIAL
from domain.rules.safe_ways.validation import validate
from domain.schema.datatypes import DataType
from domain.schema.default_names import composed
from domain.schema.elements import Column, ForeignKey
from domain.schema.names import TableName

CASCADING = """\
# MySQL before 9 takes no LOCK=NONE, says its manual, where a key has CASCADE or SET NULL."""


@frozen
class ForeignKeyWay:
    """`column`: the one that the revision adds for the key, and has not filled yet. `cascades`: a
    key of the table has ON ... CASCADE or SET NULL.
    """

    table: TableName
    key: ForeignKey
    target: Target
    column: Column | None = None
    cascades: bool = False

    def code(self) -> str:
        postgresql = self.target.database is Database.POSTGRESQL
        if self.column is None:
            return self.in_two_steps() if postgresql else self.unchecked(self.caution)
        empty = self.column.nullable is not False and self.column.default is None
        if postgresql and empty:
            return self.inline(self.column)
        nullable = self.column.nullable is not False
        code = column_code(self.column, self.target.database, nullable=nullable)
        nothing = "# The column is NULL in every row: there is nothing to check."
        return blocks(
            add_column(self.table, code),
            self.in_two_steps()
            if postgresql
            else self.unchecked(nothing if empty else self.caution),
        )

    def in_two_steps(self) -> str:
        key = self.key
        create = call(
            "op.create_foreign_key",
            quoted(self.name),
            quoted(self.table.name),
            quoted(key.target.name),
            listed(key.columns),
            listed(key.target_columns) if key.target_columns else "[...]",
            source_schema=schema_of(self.table),
            referent_schema=schema_of(key.target),
            **self.actions,
            deferrable="True" if key.deferrable else None,
            postgresql_not_valid="True",
        )
        return blocks(
            "# Revision 1: new rows are checked from now on, existing ones are not read.\n"
            + create,
            validate(self.table, self.name, "Revision 2"),
        )

    def inline(self, column: Column) -> str:
        """For a new column that is NULL everywhere: stated with the column, no row is read."""
        key = self.key
        target = ".".join([str(key.target), *key.target_columns[:1]])
        reference = call("sa.ForeignKey", quoted(target), **self.actions)
        code = column_code(column, Database.POSTGRESQL, reference)
        named = f"PostgreSQL names it {composed(self.table.name, column.name, 'fkey')}."
        return (
            "# A new column is NULL in every row. Stated together with it (Alembic >= 1.18.2) the\n"
            f"# foreign key has nothing to check. {named}\n"
        ) + add_column(self.table, code, inline_references="True")

    def unchecked(self, comment: str) -> str:
        database = self.target.database
        child, parent = sql_table(self.table, database), sql_table(self.key.target, database)
        sql = (
            f"ALTER TABLE {child} ADD CONSTRAINT {sql_name(self.name, database)} "
            f"FOREIGN KEY ({sql_names(self.key.columns, database)}) "
            f"REFERENCES {parent} ({sql_names(self.key.target_columns, database)})"
        )
        if self.key.on_delete:
            sql += f" ON DELETE {self.key.on_delete}"
        if self.key.on_update:
            sql += f" ON UPDATE {self.key.on_update}"
        return "\n".join(
            [
                comment,
                execute("SET SESSION foreign_key_checks = 0"),
                *((CASCADING,) if self.locks_more else ()),
                execute(f"{sql}, ALGORITHM=INPLACE{'' if self.locks_more else ', LOCK=NONE'}"),
                execute("SET SESSION foreign_key_checks = 1"),
            ]
        )

    @property
    def locks_more(self) -> bool:
        return self.cascades and self.target.database is Database.MYSQL

    @property
    def caution(self) -> str:
        return (
            f"# Existing rows are not checked this way: see first that every row of {self.table}\n"
            f"# finds its row in {self.key.target}."
        )

    @property
    def name(self) -> str:
        return self.key.name or "_".join(["fk", self.table.name, *self.key.columns])

    @property
    def actions(self) -> dict[str, str | None]:
        return {
            "ondelete": quoted(self.key.on_delete) if self.key.on_delete else None,
            "onupdate": quoted(self.key.on_update) if self.key.on_update else None,
        }


def of_the_same_type(table: TableName, column: Column, type_: DataType, database: Database) -> str:
    """The column as it is to be declared, before the key is."""
    plain = evolve(type_, name=UNDER_SERIAL.get(type_.name.lower(), type_.name))
    code = column_code(evolve(column, type=plain), database, nullable=column.nullable is not False)
    commented = code.replace("\n", "\n#     ")
    return f"# In {table}, like the column that it points at:\n#     {commented}"
