"""Functions of the standard library that revisions use."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping
from textwrap import dedent

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.data import builtin
from adapters.alembic_project.evaluator.data.changes import listed
from adapters.alembic_project.evaluator.data.elements import elements, whole
from adapters.alembic_project.evaluator.data.patterns import PATTERNS
from adapters.alembic_project.evaluator.data.texts import pieces
from adapters.alembic_project.evaluator.knowledge import concrete
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.imports import find_module
from adapters.alembic_project.evaluator.language.withs import Body, Manager
from adapters.alembic_project.evaluator.machine import Known, Machine, Signal
from adapters.alembic_project.evaluator.values import (
    Bag,
    Entity,
    Entries,
    Items,
    Pieces,
    Unknown,
    Value,
)
from domain.classes import define


def dedented(call: Call, name: str) -> Value:
    text = call.get(0, "text")
    if isinstance(text, str):
        return dedent(text)
    if isinstance(text, Pieces):
        return pieces(dedent(p) if isinstance(p, str) else p for p in text.parts)
    return call.derived()


def dumped(call: Call, name: str) -> Value:
    value = call.get(0, "obj")
    if not concrete(value) or call.kwargs:
        return call.derived()
    try:
        return json.dumps(value)
    except (TypeError, ValueError):
        return call.derived()


class Suppress(Manager):
    """`contextlib.suppress(...)`: errors within may be swallowed."""

    __slots__ = ()

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        with machine.guarded(True):
            signal = body(None)
        return None if signal is Signal.RAISE else signal


@define(eq=False)
class Null(Manager):
    """`contextlib.nullcontext(value)`."""

    value: Value

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        return body(self.value)


def suppress(call: Call, name: str) -> Value:
    return Suppress()


def null_context(call: Call, name: str) -> Value:
    return Null(call.get(0, "enter_result"))


@define(eq=False)
class Partial(Entity):
    """`functools.partial(function, ...)`."""

    call: Call

    def called(self, call: Call) -> Value:
        function, *args = self.call.args
        kwargs = {**self.call.kwargs, **call.kwargs}
        return call_value(evolve(call, args=[*args, *call.args], kwargs=kwargs), function)


def partial(call: Call, name: str) -> Value:
    return Partial(call) if call.args else call.derived()


def chained(call: Call, name: str) -> Value:
    values: list[Value] = []
    left_open: Unknown | None = None
    for argument in call.args:
        found = elements(call.machine, argument)
        values += found.values if found else ()
        left_open = left_open or (call.derived(argument) if found is None else found.open)
    made = listed(call, values)
    made.open = left_open
    return made


def default_dict(call: Call, name: str) -> Value:
    made = Entries()
    factory = call.get(0, "default_factory")
    kind = factory.name if isinstance(factory, builtin.Builtin) else ""
    made.factory = FACTORIES.get(kind, lambda: Unknown("unknown-argument", "a default"))
    call.machine.fresh(made, call.frame)
    return made


FACTORIES: Mapping[str, Callable[[], Value]] = {
    "list": Items,
    "dict": Entries,
    "set": Bag,
    "int": lambda: 0,
    "str": lambda: "",
}


def ordered_dict(call: Call, name: str) -> Value:
    return builtin.to_dict(call)


def import_module(call: Call, name: str) -> Value:
    path = call.get(0, "name")
    if isinstance(path, str) and not path.startswith("."):
        return find_module(call.machine, path, 0, call.frame.unit.path)
    return Unknown("unknown-call", "a module that is imported by a computed name", runs=True)


def cast(call: Call, name: str) -> Value:
    return call.get(1, "val")


def nothing(call: Call, name: str) -> Value:
    return None


def decorator(call: Call, name: str) -> Value:
    """Decorators that leave what they decorate as it was."""
    return call.args[0] if call.args else None


def lazy_proxy(call: Call, name: str) -> Value:
    return call_value(call.with_arguments(), call.get(0, "factory"))


def named_tuple(call: Call, name: str) -> Value:
    """`namedtuple("Point", "x y")`: a class with these fields."""
    title, fields = call.get(0, "typename"), call.get(1, "field_names")
    if isinstance(fields, str):
        names: list[Value] | None = list(fields.replace(",", " ").split())
    else:
        names = whole(call.machine, fields)
    if not isinstance(title, str) or names is None:
        return call.derived()
    body = [field_of(field) for field in names if isinstance(field, str)]
    node = ast.ClassDef(title, [], [], body or [ast.Pass()], [])
    return Class(ast.copy_location(node, call.node), call.frame)


def field_of(name: str) -> ast.stmt:
    return ast.AnnAssign(ast.Name(name, ast.Store()), ast.Constant(None), None, 1)


STANDARD: Mapping[str, Known] = {
    **PATTERNS,
    "textwrap.dedent": dedented,
    "inspect.cleandoc": dedented,
    "json.dumps": dumped,
    "contextlib.suppress": suppress,
    "contextlib.nullcontext": null_context,
    "functools.partial": partial,
    "itertools.chain": chained,
    "collections.defaultdict": default_dict,
    "collections.OrderedDict": ordered_dict,
    "collections.namedtuple": named_tuple,
    "importlib.import_module": import_module,
    "typing.cast": cast,
    "warnings.warn": nothing,
    "lazy_object_proxy.Proxy": lazy_proxy,
    **{f"dataclasses.{name}": decorator for name in ("dataclass", "field")},
}
