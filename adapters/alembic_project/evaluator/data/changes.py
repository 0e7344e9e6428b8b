"""Changes of containers.

A change that may not happen, or may happen again, leaves its trace in the container: what it adds
is Maybe there, and a loop whose length is not known leaves the container open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.knowledge import concrete, hashable, settled
from adapters.alembic_project.evaluator.limits import MOST_ITEMS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Bag,
    Choice,
    Container,
    Entity,
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


def bag_of(values: Iterable[Value], left_open: Unknown | None = None) -> Bag:
    """A set; one that is open where a value cannot be in a set of Python's."""
    found = list(values)
    made = Bag(value for value in found if hashable(value))
    if len(made) < len(found) and not all(map(hashable, found)):
        left_open = left_open or Unknown("unknown-argument", "elements of a set")
    made.open = left_open
    return made


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
    if not is_key(key) or len(owner) >= MOST_ITEMS:
        owner.open = owner.open or Unknown("unknown-argument", "entries under an unknown key")
    elif certain:
        owner[key] = value
    elif key in owner:
        owner[key] = Choice((settled(owner[key]), value))
    else:
        owner[key] = Maybe(value)


def is_key(value: Value) -> bool:
    """Whether it can be told which entry of a dict it stands for."""
    return isinstance(value, Entity) or (concrete(value) and hashable(value))


def remove_entry(machine: Machine, owner: Entries, key: Value) -> None:
    """`del owner[key]`."""
    if not is_key(key):
        owner.open = owner.open or Unknown("unknown-argument", "entries under an unknown key")
        for known, value in owner.items():
            owner[known] = value if isinstance(value, Maybe) else Maybe(value)
    elif key in owner and touch(machine, owner):
        del owner[key]
    elif key in owner:
        owner[key] = Maybe(settled(owner[key]))
