"""Changing, renaming and dropping a column over two releases."""

from attrs import evolve

from domain.classes import frozen
from domain.databases.target import Target
from domain.rules.safe_ways.code import blocks, sql_name, sql_table
from domain.rules.safe_ways.column_calls import add_column, drop_column, set_nullable
from domain.rules.safe_ways.elements_code import column_code
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName

KEY_MOVES = """\
# {old} is in the primary key: the key, and the foreign keys that point at it, move to the new
# column as well."""

KEY_FIRST = """\
# {name} is in the primary key: another key has to take its place before anything else."""


@frozen
class ColumnWay:
    """`key`: the column is in the primary key."""

    table: TableName
    column: Column
    target: Target
    key: bool = False

    def change_type(self, type_: DataType, using: str | None, name: str | None = None) -> str:
        """A column of the new type beside the old one, which it is filled from."""
        old = self.column.name
        new = Column(name or f"{old}_new", type_)
        return blocks(
            KEY_MOVES.format(old=old) if self.key else "",
            f"# Revision 1, released with code that writes both {old} and {new.name}:\n"
            + self.add(new),
            self.copy_rows(new.name, using or sql_name(old, self.target.database)),
            self.last_step(f"when all running code reads {new.name} only", new.name),
        )

    def rename(self, new_name: str) -> str:
        old = self.column.name
        return blocks(
            "# Often it is enough to rename the attribute, and leave the database alone:\n"
            f'#     {new_name} = mapped_column("{old}")',
            KEY_MOVES.format(old=old) if self.key else "",
            "# Else revision 1" + self.replaced_by(evolve(self.column, name=new_name), None),
        )

    def rename_to_type(self, new_name: str, type_: DataType, using: str | None) -> str:
        """The new name and a new type at once: the attribute alone would not be enough."""
        moves = KEY_MOVES.format(old=self.column.name) if self.key else ""
        return blocks(moves, "# Revision 1" + self.replaced_by(Column(new_name, type_), using))

    def replaced_by(self, new: Column, using: str | None) -> str:
        """The rest of the line that starts it, and the steps that follow."""
        old = self.column.name
        return blocks(
            f", released with code that writes both {old} and {new.name}:\n" + self.add(new),
            self.copy_rows(new.name, using or sql_name(old, self.target.database)),
            self.last_step(f"when no running code knows {old} any more", new.name),
        )

    def retire(self) -> str:
        name = self.column.name
        last = f"when no running code uses {name} any more, and after a backup:\n"
        drop = drop_column(self.table, name, self.target.database)
        if self.column.nullable is not False or self.column.default:
            return f"# In a revision of its own, {last}{drop}"
        return blocks(
            KEY_FIRST.format(name=name) if self.key else "",
            f"# Revision 1, released with code that no longer uses {name}, nor gives it a value:\n"
            + set_nullable(self.table, self.column, True, self.target.database),
            f"# Revision 2, {last}{drop}",
        )

    def add(self, column: Column) -> str:
        return add_column(self.table, column_code(column, self.target.database))

    def last_step(self, when: str, new_name: str) -> str:
        required = ""
        if self.column.nullable is False:
            required = f"# {new_name} has to be NOT NULL by then: set-not-null-scans has the way.\n"
        drop = drop_column(self.table, self.column.name, self.target.database)
        return f"# Revision 2, {when}:\n{required}{drop}"

    def copy_rows(self, new_name: str, value: str) -> str:
        new = sql_name(new_name, self.target.database)
        table = sql_table(self.table, self.target.database)
        change = f"SET {new} = {' '.join(value.split())} WHERE {new} IS NULL AND ..."
        return (
            f"# Next, in batches by key, each committed by itself:\n#     UPDATE {table} {change}"
        )
