"""The models of a project against what its revisions leave: `alembic check`, and no database."""

from collections.abc import Iterator

from domain.classes import frozen
from domain.databases.target import Database
from domain.diagnosis.comparing_keys import key_differences
from domain.diagnosis.difference import Difference, Differs
from domain.diagnosis.mapped_tables import MappedTable, mapped_tables, plain
from domain.diagnosis.models import ModelFacts, Side
from domain.diagnosis.same_types import same_type, shown
from domain.schema.elements import Column
from domain.schema.schema import Table


@frozen
class Compared:
    """One table on both sides."""

    facts: ModelFacts
    model: MappedTable
    table: Table

    @property
    def database(self) -> Database:
        return self.facts.on.database if self.facts.on else Database.POSTGRESQL

    def sees(self, side: Side, column: str) -> bool:
        """Whether no filter of env.py may keep the column out of sight."""
        names = {self.table.name, *(model.table.name for model in self.model.models)}
        return not any((side, name, column) in self.facts.filters.columns for name in names)


def differences(facts: ModelFacts) -> Iterator[Difference]:
    """What is not known on either side is no difference."""
    if facts.schema is None:
        return
    tables = {plain(name, facts): table for name, table in facts.schema.tables.items()}
    for model in mapped_tables(facts):
        table = tables.get(model.name)
        if table is not None and model.compared and facts.filters.compares(table.name):
            yield from between(Compared(facts, model, table))


def between(both: Compared) -> Iterator[Difference]:
    sure = not both.model.unsure and not both.table.unsure
    yield from common(both)
    if sure:
        yield from absent(both)
    if sure and not both.model.doubtful and not both.table.doubtful and both.table.complete:
        yield from key_differences(both.facts, both.model, both.table)


def absent(both: Compared) -> Iterator[Difference]:
    """Columns that stand on one side alone."""
    for name, column in both.model.columns.items():
        lacks = both.table.column(name) is None and both.table.complete
        if lacks and both.sees(Side.MODEL, name):
            yield Difference(
                Differs.COLUMN_WITHOUT_REVISION,
                both.model.name,
                name,
                both.model.place(name),
                of_type(column),
            )
    for column in both.table.columns:
        lacks = column.name not in both.model.columns and both.model.whole
        if lacks and both.sees(Side.REVISIONS, column.name):
            yield Difference(
                Differs.COLUMN_WITHOUT_MODEL,
                both.model.name,
                column.name,
                both.model.location,
                of_type(column),
            )


def of_type(column: Column) -> str:
    return str(column.type) if column.type else ""


def common(both: Compared) -> Iterator[Difference]:
    for name, column in both.model.columns.items():
        other = both.table.column(name)
        if other is not None and both.sees(Side.BOTH, name):
            yield from of_column(both, column, other)


def of_column(both: Compared, column: Column, other: Column) -> Iterator[Difference]:
    place, table, name = both.model.place(column.name), both.model.name, column.name
    facts = both.facts
    if facts.comparing.types and same_type(column.type, other.type, both.database) is False:
        told = f"{shown(column.type)} in the model, {shown(other.type)} after the revisions"
        yield Difference(Differs.TYPE, table, name, place, told)
    known = None not in (column.nullable, other.nullable)
    if known and column.nullable != other.nullable and not keyed(both, column):
        told = f"{null(column)} in the model, {null(other)} after the revisions"
        yield Difference(Differs.NULLABLE, table, name, place, told)
    if facts.comparing.server_defaults and default_differs(column, other):
        told = f"{default(column)} in the model, {default(other)} after the revisions"
        yield Difference(Differs.DEFAULT, table, name, place, told)


def keyed(both: Compared, column: Column) -> bool:
    """A column of a key, or one that numbers itself, has no choice."""
    key = both.table.primary_key
    numbered = column.identity or column.computed is not None
    return numbered or column.name in both.model.key or bool(key and column.name in key.columns)


def null(column: Column) -> str:
    return "nullable" if column.nullable else "NOT NULL"


def default_differs(column: Column, other: Column) -> bool:
    """Only whether there is one: two texts may mean the same to the database."""
    if any(c.identity or c.computed for c in (column, other)):
        return False
    return (column.default is None) != (other.default is None)


def default(column: Column) -> str:
    if column.default is None:
        return "no server default"
    return f"server default {column.default.text or '...'}"
