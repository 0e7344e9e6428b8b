"""Methods of sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import Method, clear, copy, touch
from adapters.alembic_project.evaluator.data.cutting import some_of
from adapters.alembic_project.evaluator.data.elements import elements, whole
from adapters.alembic_project.evaluator.knowledge import concrete, hashable
from adapters.alembic_project.evaluator.limits import MOST_ITEMS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Bag, Maybe, Unknown, Value


def add(call: Call, owner: Bag) -> Value:
    add_to_bag(call.machine, owner, [call.get(0, "element")])
    return None


def add_to_bag(machine: Machine, owner: Bag, found: Iterable[Value]) -> None:
    certain = touch(machine, owner)
    for value in found:
        if not hashable(value) or len(owner) >= MOST_ITEMS:
            owner.open = owner.open or Unknown("unknown-argument", "elements of a set")
        elif certain or value in owner:
            owner.add(value)
        else:
            owner.add(Maybe(value))


def update_bag(call: Call, owner: Bag) -> Value:
    found = elements(call.machine, call.get(0, "iterable"))
    if found is None or found.open:
        owner.open = owner.open or call.derived()
    add_to_bag(call.machine, owner, found.values if found else ())
    return None


def discard(call: Call, owner: Bag) -> Value:
    value = call.get(0, "element")
    if concrete(value) and hashable(value) and value in owner:
        owner.discard(value)
        if not touch(call.machine, owner):
            owner.add(Maybe(value))
    return None


def combine(call: Call, owner: Bag, name: str) -> Value:
    """Union, intersection, difference: known where both sides are."""
    others = [whole(call.machine, argument) for argument in call.args]
    if not concrete(owner) or any(o is None or not concrete(tuple(o)) for o in others):
        found = some_of(owner, call.derived()) if name in CUTTING else None
        return call.derived(owner) if found is None else call.machine.fresh(found, call.frame)
    try:
        result = getattr(frozenset(owner), name)(*others)
    except TypeError:
        return Unknown("program-error", call.shown)
    if isinstance(result, bool):
        return result
    return call.machine.fresh(Bag(result), call.frame)


def combination(name: str) -> Method:
    return lambda call, owner: combine(call, owner, name)


CUTTING = ("intersection", "difference")
COMBINATIONS = [
    "union",
    "intersection",
    "difference",
    "symmetric_difference",
    "issubset",
    "issuperset",
    "isdisjoint",
]
SET_METHODS: Mapping[str, Method] = {
    "add": add,
    "update": update_bag,
    "discard": discard,
    "remove": discard,
    "clear": clear,
    "copy": copy,
    **{name: combination(name) for name in COMBINATIONS},
}
