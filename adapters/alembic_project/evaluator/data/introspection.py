"""Built-in functions that look at objects, and those that call other functions."""

from __future__ import annotations

from adapters.alembic_project.evaluator.attributes import attribute_of, has_attribute
from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.constructs.dialect import CLASSES, Dialect, dialect_name
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.data.builtin import Builtin
from adapters.alembic_project.evaluator.data.changes import listed
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.knowledge import options, settled, truth
from adapters.alembic_project.evaluator.language.assignments import Assignable
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.instances import Instance, Super
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Bag,
    Entity,
    Entries,
    Items,
    Maybe,
    Pieces,
    Unknown,
    Value,
)

NATIVE = {
    "str": (str, Pieces),
    "int": (int,),
    "float": (float,),
    "bool": (bool,),
    "bytes": (bytes,),
    "list": (Items,),
    "dict": (Entries,),
    "set": (Bag,),
    "tuple": (tuple,),
    "frozenset": (frozenset,),
}


def is_instance(call: Call) -> Value:
    value, kinds = call.get(0, "obj"), call.get(1, "class_or_tuple")
    told = {is_one_of(call.machine, option, kinds) for option in options(value)}
    [found, *others] = told
    return call.derived() if others or found is None else found


def is_one_of(machine: Machine, value: Value, kinds: Value) -> bool | None:
    if isinstance(value, Unknown):
        return None
    found = [
        belongs(machine, value, kind) for kind in (kinds if isinstance(kinds, tuple) else (kinds,))
    ]
    return True if True in found else None if None in found else False


def belongs(machine: Machine, value: Value, kind: Value) -> bool | None:
    if isinstance(kind, Builtin) and kind.name in NATIVE:
        return isinstance(value, NATIVE[kind.name])
    if isinstance(value, Dialect) and isinstance(kind, Library):
        return is_dialect(dialect_name(machine), kind)
    if isinstance(value, Instance) and isinstance(kind, Class):
        return kind in value.owner.lineage(machine)
    if isinstance(value, Table) and isinstance(kind, Library):
        return kind.key == "sqlalchemy.Table"
    plain = isinstance(value, Class) or not isinstance(value, Entity)
    if plain and (isinstance(kind, Class) or kind_of_sqlalchemy(kind)):
        return False
    return None


def is_dialect(name: str, kind: Library) -> bool | None:
    """Whether a dialect of that name is of the class: `PGDialect`, `postgresql.dialect`."""
    if kind.last == "dialect":
        return kind.key == f"{name}.dialect"
    if kind.last.startswith(CLASSES[name]) or kind.last in ("Dialect", "DefaultDialect"):
        return True
    return False if kind.last.startswith(tuple(CLASSES.values())) else None


def kind_of_sqlalchemy(kind: Value) -> bool:
    return isinstance(kind, Library) and kind.root == "sqlalchemy"


def get_attribute(call: Call) -> Value:
    owner, name = call.get(0, "object"), call.get(1, "name")
    if not isinstance(name, str):
        return call.derived()
    if isinstance(owner, Entity) and len(call.args) > 2:
        found = owner.attribute(call.machine, name)
        return call.args[2] if found is ABSENT else found
    return attribute_of(call.machine, owner, name)


def has(call: Call) -> Value:
    name = call.get(1, "name")
    found = has_attribute(call.machine, call.get(0, "obj"), name) if isinstance(name, str) else None
    return call.derived() if found is None else found


def set_attribute(call: Call) -> Value:
    owner, name = call.get(0, "obj"), call.get(1, "name")
    if isinstance(owner, Assignable) and isinstance(name, str):
        owner.set_attribute(call.machine, name, call.get(2, "value"))
    return None


def type_of_value(call: Call) -> Value:
    value = call.get(0, "object")
    return value.owner if isinstance(value, Instance) else call.derived()


def parent(call: Call) -> Value:
    """`super()`: within a method, what comes after its class."""
    frame = call.frame
    while not isinstance(frame.function, Function) and frame.outer is not None:
        frame = frame.outer
    function = frame.function
    if isinstance(function, Function) and isinstance(function.owner, Class):
        arguments = function.node.args
        names = [p.arg for p in (*arguments.posonlyargs, *arguments.args)]
        instance = frame.names.get(names[0]) if names else None
        if isinstance(instance, Instance):
            return Super(function.owner, instance)
    return call.derived()


def mapped(call: Call) -> Value:
    """`map(function, iterable)`."""
    found = elements(call.machine, call.get(1, "iterable"))
    if found is None or len(call.args) != 2:
        return call.derived()
    results: list[Value] = []
    for value in found.values:
        result = call_value(call.with_arguments(settled(value)), call.args[0])
        results.append(Maybe(result) if isinstance(value, Maybe) else result)
    made = listed(call, results)
    made.open = found.open
    return made


def filtered(call: Call) -> Value:
    """`filter(function, iterable)`."""
    found = elements(call.machine, call.get(1, "iterable"))
    if found is None:
        return call.derived()
    results: list[Value] = []
    for value in found.values:
        inner = settled(value)
        test = call.get(0, "function")
        passes = truth(inner if test is None else call_value(call.with_arguments(inner), test))
        if passes is not False:
            results.append(value if passes else Maybe(inner))
    made = listed(call, results)
    made.open = found.open
    return made


def global_names(call: Call) -> Value:
    """`globals()`: what is not found in it by name may be any function of the module."""
    frame = call.frame.module or call.frame
    return Entries({name: frame.find(name, call.machine) for name in list(frame.names)})


def executed(call: Call) -> Value:
    """`exec`, `eval`: code that only running it would tell."""
    call.unread(Unknown("unknown-call", "code in a text"))
    return call.unknown("unknown-call")
