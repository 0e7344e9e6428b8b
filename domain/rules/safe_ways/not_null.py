"""NOT NULL without a scan under the lock, and without failing on the rows that are there."""

from attrs import evolve

from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import blocks, call, quoted, schema_of, sql_name, sql_table
from domain.rules.safe_ways.column_calls import add_column, set_nullable
from domain.rules.safe_ways.elements_code import column_code
from domain.rules.safe_ways.validation import validate
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default
from domain.schema.names import TableName

NEUTRAL = {
    "0": "smallint integer bigint mediumint tinyint numeric real double float",
    "": "varchar text char",
    "false": "boolean",
}


@frozen
class NotNullWay:
    table: TableName
    column: Column
    target: Target

    def with_default(self) -> str:
        """At once and with a default, or in steps where the type suggests none."""
        default = neutral_default(self.column.type)
        if default is None:
            return self.in_steps()
        filled = evolve(self.column, default=default)
        return (
            "# What the rows that are there get, and those that the running release adds:\n"
            + add_column(self.table, column_code(filled, self.target.database, nullable=False))
        )

    def in_steps(self) -> str:
        """Nullable first, then filled, then NOT NULL."""
        return blocks(
            "# Revision 1, released with the code that always gives a value:\n"
            + add_column(self.table, column_code(self.column, self.target.database)),
            f"# Next, in batches, each committed by itself:\n{self.filling()}",
            self.proved(first=2),
        )

    def filling(self) -> str:
        """The statement, as a comment: what the value is, only the team can say."""
        database = self.target.database
        name, table = sql_name(self.column.name, database), sql_table(self.table, database)
        return f"#     UPDATE {table} SET {name} = ... WHERE {name} IS NULL"

    def proved(self, *, first: int = 1) -> str:
        """NOT NULL behind a validated CHECK, on servers that accept it as a proof."""
        if self.target.database is not Database.POSTGRESQL:
            number = f"# Revision {first}:\n" if first > 1 else ""
            return f"{number}{self.set_not_null()}"
        return blocks(
            f"# Revision {first}: new rows are checked from now on, existing ones are not read.\n"
            + self.add_check(),
            validate(self.table, self.check_name, f"Revision {first + 1}"),
            self.last_step(first + 2),
        )

    def last_step(self, number: int) -> str:
        if not self.target.at_least(12):
            return (
                f"# Leave it at that: for SET NOT NULL PostgreSQL {self.target.version_text} reads "
                "the table,\n# whatever a check proves."
            )
        drop = call(
            "op.drop_constraint",
            f"op.f({quoted(self.check_name)})",
            quoted(self.table.name),
            type_='"check"',
            schema=schema_of(self.table),
        )
        start = f"# Revision {number}: the check proves it, nothing is read.\n"
        return f"{start}{self.set_not_null()}\n{drop}"

    def add_check(self) -> str:
        return call(
            "op.create_check_constraint",
            f"op.f({quoted(self.check_name)})",
            quoted(self.table.name),
            quoted(f"{sql_name(self.column.name, Database.POSTGRESQL)} IS NOT NULL"),
            schema=schema_of(self.table),
            postgresql_not_valid="True",
        )

    def set_not_null(self) -> str:
        return set_nullable(self.table, self.column, False, self.target.database)

    @property
    def check_name(self) -> str:
        return f"ck_{self.table.name}_{self.column.name}_not_null"


def neutral_default(type_: DataType | None) -> Default | None:
    """A constant that stands for nothing yet, where the type has one."""
    if type_ is None or type_.custom or type_.dimensions:
        return None
    for text, names in NEUTRAL.items():
        if type_.name.split()[0] in names.split():
            return Default(text, is_expression=text == "false")
    return None
