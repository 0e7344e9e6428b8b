"""Attributes of any value."""

from __future__ import annotations

from adapters.alembic_project.evaluator.knowledge import join
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Bound,
    Choice,
    Entity,
    Unknown,
    Value,
)


def attribute_of(machine: Machine, value: Value, name: str) -> Value:
    if isinstance(value, Entity):
        found = value.attribute(machine, name)
        if found is ABSENT and name in value.methods:
            return Bound(value, name)
        if found is ABSENT:
            return Unknown("unknown-argument", f"an attribute {name} that cannot be known")
        return found
    if isinstance(value, Unknown):
        return Unknown(value.reason, value.detail, value.table, value.runs)
    if isinstance(value, Choice):
        return join(attribute_of(machine, o, name) for o in value.options if o is not None)
    return Bound(value, name)


def has_attribute(machine: Machine, value: Value, name: str) -> bool | None:
    """Whether it has the attribute; None where that cannot be known."""
    if isinstance(value, Entity):
        found = value.attribute(machine, name)
        return None if found is ABSENT or isinstance(found, Unknown) else True
    if isinstance(value, str | int | float | list | tuple | dict | set):
        return hasattr(type(value).__mro__[-2], name)
    return None
