"""Methods of dicts."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import (
    Method,
    clear,
    copy,
    listed,
    put,
    remove_entry,
)
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.data.subscripts import item_of
from adapters.alembic_project.evaluator.knowledge import concrete, hashable, settled
from adapters.alembic_project.evaluator.values import Choice, Entries, Items, Keys, Maybe, Value


def get(call: Call, owner: Entries) -> Value:
    key, default = call.get(0, "key"), call.get(1, "default")
    if not concrete(key) or not hashable(key):
        return item_of(call.machine, owner, key)
    value = owner.get(key, default)
    if isinstance(value, Maybe):
        return Choice((value.value, default))
    return owner.open if owner.open and key not in owner else value


def keys(call: Call, owner: Entries) -> Value:
    found = Keys(Maybe(k) if isinstance(v, Maybe) else k for k, v in owner.items())
    found.open = owner.open
    call.machine.fresh(found, call.frame)
    return found


def values(call: Call, owner: Entries) -> Value:
    return listed(call, list(owner.values()), owner)


def pairs(call: Call, owner: Entries) -> Value:
    found = [Maybe((k, v.value)) if isinstance(v, Maybe) else (k, v) for k, v in owner.items()]
    return listed(call, found, owner)


def pop_entry(call: Call, owner: Entries) -> Value:
    key, default = call.get(0, "key"), call.get(1, "default")
    value = get(call.with_arguments(key, default), owner)
    remove_entry(call.machine, owner, key)
    return value


def set_default(call: Call, owner: Entries) -> Value:
    key, default = call.get(0, "key"), call.get(1, "default")
    if concrete(key) and hashable(key) and key not in owner:
        put(call.machine, owner, key, default)
    return item_of(call.machine, owner, key)


def update(call: Call, owner: Entries) -> Value:
    other = call.get(0, "other", Entries())
    if isinstance(other, Entries):
        for key, value in other.items():
            put(call.machine, owner, key, settled(value))
    pairs_given = None if isinstance(other, Entries) else whole(call.machine, other)
    for pair in pairs_given or ():
        if isinstance(pair, tuple | Items) and len(pair) == 2:
            put(call.machine, owner, pair[0], pair[1])
    if not isinstance(other, Entries) and pairs_given is None:
        owner.open = owner.open or call.derived()
    for name, value in call.kwargs.items():
        put(call.machine, owner, name, value)
    return None


DICT_METHODS: Mapping[str, Method] = {
    "get": get,
    "keys": keys,
    "values": values,
    "items": pairs,
    "pop": pop_entry,
    "setdefault": set_default,
    "update": update,
    "clear": clear,
    "copy": copy,
}
