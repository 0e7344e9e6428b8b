"""A column type as a value of the evaluated program."""

from __future__ import annotations

import attrs

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.dialect import dialect_name
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Items, Value
from domain.classes import define
from domain.databases.target import Database
from domain.operations import EnumType
from domain.schema.datatypes import DataType


@define(eq=False)
class SqlType(Entity):
    """`bound_check` is the name of the CHECK that comes with it (`""`: unnamed), or None.

    It allows the texts of `allowed`, or truth values where there are none.
    """

    data: DataType
    bound_check: str | None = None
    allowed: tuple[str, ...] = ()

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "enums":
            return Items(self.data.values)
        if name == "name":
            return self.data.type_name
        if name in ("length", "precision", "scale", "collation", "dimensions"):
            return getattr(self.data, name)
        return ABSENT

    def method(self, call: Call, name: str) -> Value:
        if name == "with_variant":
            return self.variant(call)
        if name in ("create", "drop"):
            self.create_or_drop(call, name == "create")
            return None
        if name in ("copy", "evaluates_none", "dialect_impl", "adapt"):
            return self
        return ABSENT

    def variant(self, call: Call) -> Value:
        """`with_variant(other, "postgresql")`: the other one, on that database."""
        if dialect_name(call.machine) not in call.args[1:]:
            return self
        return call.machine.type_of(call.get(0, "type_")) or self

    def create_or_drop(self, call: Call, create: bool) -> None:
        native = call.machine.target.database is Database.POSTGRESQL and self.data.type_name
        if native:
            call.emit(EnumType(str(self.data.type_name), self.data.values, create))

    def in_array(self, dimensions: int) -> SqlType:
        return SqlType(attrs.evolve(self.data, dimensions=self.data.dimensions + dimensions))
