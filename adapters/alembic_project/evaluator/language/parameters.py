"""Binding the arguments of a call to the parameters of a function."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.frames import Names
from adapters.alembic_project.evaluator.knowledge import join, options
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Entries,
    Unknown,
    Value,
    runs_operations,
)

DATA = frozenset(("str", "int", "float", "bool", "bytes"))


def bind(
    parameters: ast.arguments,
    defaults: Sequence[Value],
    keyword_defaults: Sequence[Value],
    call: Call,
) -> Names | Unknown:
    """The names that the function starts with, or why the call does not fit it."""
    positional = [*parameters.posonlyargs, *parameters.args]
    names: Names = {}
    for parameter, value in zip(positional, call.args, strict=False):
        names[parameter.arg] = as_annotated(parameter, value)
    left = call.args[len(positional) :]
    if parameters.vararg is not None:
        names[parameters.vararg.arg] = call.open or tuple(left)
    elif left:
        return misfit(call, "more arguments than it takes")
    named = dict(call.kwargs)
    for parameter in (*parameters.args, *parameters.kwonlyargs):
        if parameter.arg in named and parameter.arg not in names:
            names[parameter.arg] = as_annotated(parameter, named.pop(parameter.arg))
    if parameters.kwarg is not None:
        extra = names[parameters.kwarg.arg] = Entries(named)
        extra.open = call.open
    elif named:
        return misfit(call, f"an argument {next(iter(named))} that it does not take")
    return with_defaults(parameters, positional, names, (defaults, keyword_defaults), call)


def as_annotated(parameter: ast.arg, value: Value) -> Value:
    """What is not known, but is said to be a text or a number, cannot run operations."""
    plain = isinstance(parameter.annotation, ast.Name) and parameter.annotation.id in DATA
    if not plain or not runs_operations(value):
        return value
    return join(evolve(o, runs=False) if isinstance(o, Unknown) else o for o in options(value))


def with_defaults(
    parameters: ast.arguments,
    positional: Sequence[ast.arg],
    names: Names,
    defaults: tuple[Sequence[Value], Sequence[Value]],
    call: Call,
) -> Names | Unknown:
    late = positional[len(positional) - len(defaults[0]) :]
    given = [*zip(late, defaults[0], strict=True)]
    given += zip(parameters.kwonlyargs, defaults[1], strict=True)
    for parameter, value in given:
        if value is not ABSENT and parameter.arg not in names:
            names[parameter.arg] = join([value, call.open]) if call.open else value
    for parameter in (*positional, *parameters.kwonlyargs):
        if parameter.arg not in names:
            if call.open is None:
                return misfit(call, f"no argument {parameter.arg}")
            names[parameter.arg] = call.open
    return names


def misfit(call: Call, why: str) -> Unknown:
    return Unknown("bad-arguments", f"the function is given {why}")
