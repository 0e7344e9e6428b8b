"""Changing, renaming and dropping a column over two releases."""

from attrs import evolve, frozen

from domain.databases.target import Target
from domain.rules.safe_ways.code import blocks, sql_name, sql_table
from domain.rules.safe_ways.column_calls import add_column, drop_column, set_nullable
from domain.rules.safe_ways.elements_code import column_code
from domain.schema.elements import Column
from domain.schema.names import TableName


@frozen
class ColumnWay:
    table: TableName
    column: Column
    target: Target

    def change_type(self, new: Column, using: str | None) -> str:
        """`new` is a column of the new type beside the old one, which is filled from it."""
        old = self.column.name
        return blocks(
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
            f"# Else revision 1, released with code that writes both {old} and {new_name}:\n"
            + self.add(evolve(self.column, name=new_name)),
            self.copy_rows(new_name, sql_name(old, self.target.database)),
            self.last_step(f"when no running code knows {old} any more", new_name),
        )

    def retire(self) -> str:
        name = self.column.name
        last = f"when no running code uses {name} any more, and after a backup:\n"
        drop = drop_column(self.table, name)
        if self.column.nullable is not False or self.column.default:
            return f"# In a revision of its own, {last}{drop}"
        return blocks(
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
        drop = drop_column(self.table, self.column.name)
        return f"# Revision 2, {when}:\n{required}{drop}"

    def copy_rows(self, new_name: str, value: str) -> str:
        new = sql_name(new_name, self.target.database)
        table = sql_table(self.table, self.target.database)
        change = f"SET {new} = {' '.join(value.split())} WHERE {new} IS NULL AND ..."
        return (
            f"# Next, in batches by key, each committed by itself:\n#     UPDATE {table} {change}"
        )
