"""Queries of an ORM session."""

from __future__ import annotations

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.execution import result
from adapters.alembic_project.evaluator.constructs.statements import FILTERS
from adapters.alembic_project.evaluator.data.elements import Elements, Iterable
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Value
from domain.classes import define
from domain.operations import ChangeRows
from domain.schema.names import TableName

BUILDING_WORDS = """
join outerjoin options order_by group_by limit offset distinct select_from with_entities
populate_existing yield_per execution_options enable_eagerloads with_for_update correlate
add_columns add_entity params prefix_with from_self subquery slice union
"""
BUILDING = frozenset(BUILDING_WORDS.split())


@define(eq=False)
class Query(Iterable):
    """`session.query(Model)`: rows of a table, not known."""

    table: TableName | None = None
    filtered: bool = False

    def method(self, call: Call, name: str) -> Value:
        if name in FILTERS:
            return evolve(self, filtered=True)
        if name in BUILDING:
            return self
        if name in ("update", "delete"):
            call.emit(ChangeRows(name.upper(), self.table, self.filtered))
        return result(self.table)

    def elements(self, machine: Machine) -> Elements | None:
        return Elements((), result(self.table))
