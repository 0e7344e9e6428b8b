"""Statements of SQLAlchemy Core, as far as a review needs them: verb, table, filter."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.values import Entity, Unknown, Value
from domain.classes import define
from domain.operations import Operation
from domain.schema.names import TableName

FILTERS = frozenset(("where", "filter", "filter_by", "having"))


@define(eq=False)
class Statement(Entity):
    """`filtered` is None for an INSERT, and for a SELECT it plays no part."""

    verb: str
    table: TableName | None = None
    filtered: bool | None = None

    def attribute(self, machine: Machine, name: str) -> Value:
        return Statement("SELECT", self.table)

    def method(self, call: Call, name: str) -> Value:
        """Building goes on: whatever is called gives the statement."""
        if name in FILTERS and self.filtered is False:
            return evolve(self, filtered=True)
        return self


@define(eq=False)
class Ddl(Entity):
    """`sa.schema.CreateTable(table)` and the like: an operation that waits to be executed."""

    operation: Operation | Unknown


def statement(call: Call, name: str) -> Value:
    """`sa.update(table)`; a mapped class stands for its table."""
    verb = name.upper()
    table = call.machine.table_of(call.get(0, "table"))
    return Statement(verb, table, None if verb == "INSERT" else False)


def select(call: Call, name: str) -> Value:
    first = call.get(0, "entities")
    return Statement("SELECT", call.machine.table_of(first))


SELECTS = ("select", "union", "union_all", "intersect", "except_", "join", "outerjoin", "alias")
STATEMENTS: Mapping[str, Known] = {
    **{f"sqlalchemy.{name}": statement for name in ("insert", "update", "delete")},
    **{f"{dialect}.insert": statement for dialect in ("postgresql", "mysql", "sqlite")},
    **{f"sqlalchemy.{name}": select for name in SELECTS},
}
