"""Calls: from the syntax to whoever answers."""

from __future__ import annotations

import ast
from contextlib import suppress

from adapters.alembic_project.evaluator.attributes import attribute_of
from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.data.methods import native_method
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import join, settled
from adapters.alembic_project.evaluator.limits import MOST_ITEMS, Halt, ProgramRaised
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Bound,
    Choice,
    Entity,
    Entries,
    Unknown,
    Value,
)
from domain.operations import Reach

CHANGING_ROWS = frozenset(("insert", "update", "delete"))


def eval_call(machine: Machine, node: ast.Call, frame: Frame) -> Value:
    machine.spend()
    function = node.func
    if isinstance(function, ast.Attribute):
        owner = machine.eval(function.value, frame)
        return call_method(arguments_of(machine, node, frame), owner, function.attr)
    callee = machine.eval(function, frame)
    return call_value(arguments_of(machine, node, frame), callee)


def arguments_of(machine: Machine, node: ast.Call, frame: Frame) -> Call:
    args: list[Value] = []
    kwargs: dict[str, Value] = {}
    call = Call(machine, frame, node, args, kwargs)
    # As `machine.eval` does, which is not called: nothing else here is done as often.
    expressions = machine.expressions
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            spread(call, machine.eval(argument.value, frame))
        else:
            args.append(expressions[type(argument)](machine, argument, frame))
    for keyword in node.keywords:
        given = keyword.value
        value = expressions[type(given)](machine, given, frame)
        if keyword.arg is None:
            spread_names(call, value)
        else:
            kwargs[keyword.arg] = value
    return call


def spread(call: Call, value: Value) -> None:
    """`*value`: its elements become arguments, as far as they are known."""
    found = elements(call.machine, value)
    if found is None or found.open or found.uncertain:
        call.open = call.derived(value)
    for element in found.values[:MOST_ITEMS] if found else ():
        call.args.append(settled(element))
    if len(call.args) > MOST_ITEMS:
        raise Halt(f"a call with more than {MOST_ITEMS:,} arguments")


def spread_names(call: Call, value: Value) -> None:
    """`**value`, likewise."""
    if not isinstance(value, Entries) or value.open:
        call.open = call.derived(value)
    if isinstance(value, Entries):
        call.kwargs.update((k, settled(v)) for k, v in value.items() if isinstance(k, str))


def call_method(call: Call, owner: Value, name: str) -> Value:
    if isinstance(owner, Entity):
        result = owner.method(call, name)
        if result is not ABSENT:
            return result
        return call_value(call, attribute_of(call.machine, owner, name))
    if isinstance(owner, Unknown):
        return call_method_of_unknown(call, owner, name)
    if isinstance(owner, Choice):
        return each_way(call, owner, Bound(None, name))
    if owner is None and name in CHANGING_ROWS:
        return Unknown("unknown-argument", call.shown, rows=True)
    return native_method(call, owner, name)


def call_method_of_unknown(call: Call, owner: Unknown, name: str) -> Value:
    """Whatever it is, its `Session` makes sessions: `db.Session(bind=bind)`."""
    if name == "Session":
        return call.machine.language.library["sqlalchemy.Session"](call, name)
    found = call_unknown(call, owner)
    found.rows = owner.rows or name in CHANGING_ROWS
    return found


def call_value(call: Call, callee: Value) -> Value:
    if isinstance(callee, Bound):
        return call_method(call, callee.owner, callee.name)
    if isinstance(callee, Entity):
        result = callee.called(call)
        return call_unknown(call, Unknown("unknown-call")) if result is ABSENT else result
    if isinstance(callee, Choice):
        return each_way(call, callee, None)
    if isinstance(callee, Unknown) and callee.runs and call.in_revision:
        return call_blindly(call, callee)
    return call_unknown(call, callee)


def each_way(call: Call, choice: Choice, method: Bound | None) -> Value:
    """Each of the possible callees, each under the condition that it is the one."""
    results: list[Value] = []
    for option in choice.options:
        with call.machine.around.conditions.under(Kind.BRANCH), suppress(ProgramRaised):
            if method is not None:
                results.append(call_method(call, option, method.name))
            else:
                results.append(call_value(call, option))
    return join(results)


def call_unknown(call: Call, callee: Value) -> Unknown:
    """Something that is not known is called: it matters if it could run operations."""
    if call.hands_over:
        return call_blindly(call, callee)
    if isinstance(callee, Unknown):
        return Unknown(callee.reason, callee.detail or call.shown, callee.table)
    return call.unknown("unknown-call")


def call_blindly(call: Call, callee: Value) -> Unknown:
    detail = "what is called here could not be found"
    if isinstance(callee, Unknown) and callee.detail:
        detail = callee.detail
    rows = not call.in_revision and not call.frame.unit.may_define
    reach = Reach.NOTHING if rows else Reach.ANYWHERE
    call.unread(Unknown("unknown-call", detail), reach)
    return call.unknown("unknown-call")
