"""Loops: unrolled where their length is known, followed once where it is not."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.data.elements import Elements, elements
from adapters.alembic_project.evaluator.data.texts import pieces
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import settled, truth, unknown_from
from adapters.alembic_project.evaluator.language.assignments import assign
from adapters.alembic_project.evaluator.language.paths import LEFT_BY, joined
from adapters.alembic_project.evaluator.limits import MOST_ROUNDS, Halt
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import Maybe, Pieces, Unknown, Value

ENDED_WITH_ROUND = (Kind.BRANCH, Kind.CONTINUE)
ENDED_WITH_LOOP = (Kind.BRANCH, Kind.CONTINUE, Kind.BREAK, Kind.LOOP)


def for_each(machine: Machine, node: ast.For, frame: Frame) -> Signal | None:
    value = machine.eval(node.iter, frame)
    found = elements(machine, value)
    depth = len(machine.around.conditions)
    if found is None or len(found.values) > MOST_ROUNDS:
        source = too_long() if found else unknown_from(value, what="unknown elements")
        signal = unknown_rounds(machine, node, frame, source)
    else:
        signal = known_rounds(machine, node, frame, found)
    broke = any(c.kind is Kind.BREAK for c in machine.around.conditions.stack[depth:])
    machine.around.conditions.settle(depth, ENDED_WITH_LOOP)
    return after_loop(machine, node, frame, signal, broke)


def known_rounds(machine: Machine, node: ast.For, frame: Frame, found: Elements) -> Signal | None:
    for element in found.values:
        before = frame.names if not isinstance(element, Maybe) else dict(frame.names)
        depth = len(machine.around.conditions)
        if isinstance(element, Maybe):
            machine.around.conditions.push(Kind.BRANCH)
        signal = one_round(machine, node, frame, settled(element))
        machine.around.conditions.settle(depth, ENDED_WITH_ROUND)
        if isinstance(element, Maybe):
            frame.names = joined([frame.names, before])
            leave_perhaps(machine, signal, frame)
            continue
        if signal in (Signal.BREAK, Signal.RETURN, Signal.RAISE):
            return signal
    if found.open and not any(isinstance(element, Maybe) for element in found.values):
        return unknown_rounds(machine, node, frame, found.open)
    return None


def one_round(machine: Machine, node: ast.For, frame: Frame, element: Value) -> Signal | None:
    assign(machine, node.target, element, frame)
    return body_once(machine, node, frame)


def body_once(machine: Machine, node: ast.For | ast.While, frame: Frame) -> Signal | None:
    machine.spend()
    escapes, frame.escapes = frame.escapes, []
    signal = machine.run(node.body, frame)
    if frame.escapes:
        frame.names = joined([frame.names, *frame.escapes])
    frame.escapes = escapes
    return signal


def unknown_rounds(
    machine: Machine, node: ast.For | ast.While, frame: Frame, element: Unknown
) -> Signal | None:
    """Follow the body once, as code that may run any number of times."""
    before = dict(frame.names)
    for name in counters(node):
        if name in frame.names:
            frame.names[name] = grown(name, frame.names[name])
    depth = len(machine.around.conditions)
    machine.around.conditions.push(Kind.LOOP)
    if isinstance(node, ast.For):
        signal = one_round(machine, node, frame, element)
    else:
        signal = body_once(machine, node, frame)
    machine.around.conditions.settle(depth, ENDED_WITH_LOOP)
    if signal is Signal.RETURN:
        leave_perhaps(machine, signal, frame)
    frame.names = joined([before, frame.names])
    return None


def grown(name: str, value: Value) -> Value:
    """What a name may stand for after some rounds; a text still begins as it did."""
    more = Unknown("unknown-loop", f"{name}, which a loop changes")
    return pieces((value, more)) if isinstance(value, str | Pieces) else more


def too_long() -> Unknown:
    return Unknown("limit", f"a loop of more than {MOST_ROUNDS:,} rounds")


def leave_perhaps(machine: Machine, signal: Signal | None, frame: Frame) -> None:
    """The loop or the function ended, if that round took place."""
    if signal in (Signal.RETURN, Signal.BREAK):
        machine.around.conditions.push(LEFT_BY[signal], frame)


def counters(node: ast.For | ast.While) -> set[str]:
    """Names that one round leaves different for the next."""
    return {
        inner.target.id
        for statement in node.body
        for inner in ast.walk(statement)
        if isinstance(inner, ast.AugAssign) and isinstance(inner.target, ast.Name)
    }


def after_loop(
    machine: Machine, node: ast.For | ast.While, frame: Frame, signal: Signal | None, broke: bool
) -> Signal | None:
    """The loop's `else`, which a break skips."""
    if signal is Signal.BREAK:
        return None
    if signal is None and node.orelse:
        depth = len(machine.around.conditions)
        if broke:
            machine.around.conditions.push(Kind.BRANCH)
        signal = machine.run(node.orelse, frame)
        machine.around.conditions.settle(depth, (Kind.BRANCH,))
    return signal


def while_true(machine: Machine, node: ast.While, frame: Frame) -> Signal | None:
    depth = len(machine.around.conditions)
    signal, broke = while_rounds(machine, node, frame)
    machine.around.conditions.settle(depth, ENDED_WITH_LOOP)
    return after_loop(machine, node, frame, signal, broke)


def while_rounds(machine: Machine, node: ast.While, frame: Frame) -> tuple[Signal | None, bool]:
    """How the loop ended, and whether a break may have ended it."""
    conditions = machine.around.conditions
    for _ in range(MOST_ROUNDS):
        test = machine.eval(node.test, frame)
        decided = truth(test)
        if decided is None:
            why = unknown_from(test, what="a condition")
            return unknown_rounds(machine, node, frame, why), False
        if not decided:
            return None, False
        depth = len(conditions)
        signal = body_once(machine, node, frame)
        if signal in (Signal.BREAK, Signal.RETURN, Signal.RAISE):
            return signal, False
        if any(c.kind in (Kind.BREAK, Kind.RETURN) for c in conditions.stack[depth:]):
            return None, True
        conditions.settle(depth, ENDED_WITH_ROUND)
    raise Halt(f"a while loop of more than {MOST_ROUNDS:,} rounds")
