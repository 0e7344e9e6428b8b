"""Methods of plain data."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import Method
from adapters.alembic_project.evaluator.data.dicts import DICT_METHODS
from adapters.alembic_project.evaluator.data.lists import LIST_METHODS
from adapters.alembic_project.evaluator.data.sets import SET_METHODS
from adapters.alembic_project.evaluator.data.strings import pieces_method, string_method
from adapters.alembic_project.evaluator.values import (
    Bag,
    Entries,
    Items,
    Pieces,
    Unknown,
    Value,
)


def native_method(call: Call, owner: Value, name: str) -> Value:
    """Call a method of a str, a list and so on. What is not understood gives an Unknown."""
    if isinstance(owner, str):
        return string_method(call, owner, name)
    if isinstance(owner, Pieces):
        return pieces_method(call, owner, name)
    for kind, methods in CONTAINERS.items():
        if isinstance(owner, kind):
            method = methods.get(name)
            return call.derived() if method is None else method(call, owner)
    return other_method(call, owner, name)


CONTAINERS: Mapping[type, Mapping[str, Method]] = {
    Items: LIST_METHODS,
    Entries: DICT_METHODS,
    Bag: SET_METHODS,
}


def other_method(call: Call, owner: Value, name: str) -> Value:
    if isinstance(owner, bytes) and name == "decode":
        return owner.decode(errors="replace")
    if isinstance(owner, tuple) and name in ("index", "count") and len(call.args) == 1:
        return call.derived(owner)
    if name == "_asdict" and isinstance(owner, tuple):
        return Unknown("unknown-argument", call.shown)
    return call.derived(owner)
