"""Methods of lists."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import (
    Method,
    add_to,
    clear,
    copy,
    loosen,
    touch,
)
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.knowledge import concrete, counted, same, settled
from adapters.alembic_project.evaluator.values import Items, Maybe, Unknown, Value


def append(call: Call, owner: Items) -> Value:
    add_to(call.machine, owner, [call.get(0, "object")])
    return None


def extend(call: Call, owner: Items) -> Value:
    found = elements(call.machine, call.get(0, "iterable"))
    if found is None or found.open:
        owner.open = owner.open or call.derived()
    add_to(call.machine, owner, list(found.values) if found else ())
    return None


def insert(call: Call, owner: Items) -> Value:
    position, value = call.get(0, "index"), call.get(1, "object")
    certain = touch(call.machine, owner) and isinstance(position, int)
    owner.insert(position if isinstance(position, int) else 0, value if certain else Maybe(value))
    return None


def remove(call: Call, owner: Items) -> Value:
    value = call.get(0, "value")
    certain = touch(call.machine, owner)
    for position, element in enumerate(owner):
        found = same(settled(element), value)
        if found and certain and not isinstance(element, Maybe):
            del owner[position]
            return None
        if found is not False:
            owner[position] = Maybe(settled(element))
            return None
    return None


def pop(call: Call, owner: Items) -> Value:
    position = call.get(0, "index", -1)
    if touch(call.machine, owner) and counted(owner) and isinstance(position, int):
        try:
            return owner.pop(position)
        except IndexError:
            return Unknown("program-error", f"{call.shown} on an empty list")
    loosen(owner)
    return call.derived(owner)


def reverse(call: Call, owner: Items) -> Value:
    owner.reverse()
    return None


def sort(call: Call, owner: Items) -> Value:
    if concrete(owner) and not call.kwargs:
        try:
            owner.sort()
        except TypeError:
            return Unknown("program-error", call.shown)
    return None


def index(call: Call, owner: Items) -> Value:
    value = call.get(0, "value")
    if concrete(owner) and concrete(value) and value in owner:
        return owner.index(value)
    return call.derived(owner)


def count(call: Call, owner: Items) -> Value:
    value = call.get(0, "value")
    return owner.count(value) if concrete(owner) and concrete(value) else call.derived(owner)


LIST_METHODS: Mapping[str, Method] = {
    "append": append,
    "extend": extend,
    "insert": insert,
    "remove": remove,
    "pop": pop,
    "clear": clear,
    "reverse": reverse,
    "sort": sort,
    "copy": copy,
    "index": index,
    "count": count,
}
