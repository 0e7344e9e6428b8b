"""Changes of containers.

A change that may not happen, or may happen again, leaves its trace in the container: what it adds
is Maybe there, and a loop whose length is not known leaves the container open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.knowledge import hashable, settled
from adapters.alembic_project.evaluator.limits import MOST_ITEMS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Choice,
    Container,
    Entries,
    Items,
    Maybe,
    Unknown,
    Value,
)

Method = Callable[[Call, Any], Value]


def touch(machine: Machine, owner: Container) -> bool:
    """Note a change of the container; whether the change is certain to happen."""
    conditions = machine.around.conditions
    if conditions.certain_for(owner):
        return True
    if conditions.repeated_for(owner) and owner.open is None:
        owner.open = Unknown("unknown-loop", "elements that a loop adds")
    return False


def add_to(machine: Machine, owner: Items, values: Iterable[Value]) -> None:
    certain = touch(machine, owner)
    for value in values:
        if len(owner) >= MOST_ITEMS:
            owner.open = owner.open or Unknown("limit", f"more than {MOST_ITEMS:,} elements")
            return
        owner.append(value if certain or isinstance(value, Maybe) else Maybe(value))


def loosen(owner: Items) -> None:
    """Something may have been taken away, nobody knows what."""
    owner[:] = [v if isinstance(v, Maybe) else Maybe(v) for v in owner]


def listed(call: Call, found: Iterable[Value], source: Container | None = None) -> Items:
    """A list that a call gives, as open as the container that it was made from."""
    result = Items(found)
    if source is not None:
        result.open = source.open
    call.machine.fresh(result, call.frame)
    return result


def clear(call: Call, owner: Any) -> Value:
    if touch(call.machine, owner):
        owner.clear()
        owner.open = None
    elif isinstance(owner, Items):
        loosen(owner)
    return None


def copy(call: Call, owner: Any) -> Value:
    made: Any = type(owner)(owner)
    made.open = owner.open
    return call.machine.fresh(made, call.frame)


def put(machine: Machine, owner: Entries, key: Value, value: Value) -> None:
    """`owner[key] = value`."""
    certain = touch(machine, owner)
    if isinstance(key, Unknown | Choice) or not hashable(key) or len(owner) >= MOST_ITEMS:
        owner.open = owner.open or Unknown("unknown-argument", "entries under an unknown key")
    elif certain:
        owner[key] = value
    elif key in owner:
        owner[key] = Choice((settled(owner[key]), value))
    else:
        owner[key] = Maybe(value)
