"""Branches: if, match, try."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from contextlib import contextmanager

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import same, truth
from adapters.alembic_project.evaluator.language.narrowing import narrow
from adapters.alembic_project.evaluator.language.paths import Path, joined, meet, one_way
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import Unknown, Value
from domain.operations import ChangeRows, InsertRows, Unread
from domain.script import Habit

# Not built in, and no answer of a server either.
OF_PROGRAMS = frozenset(("NoSuchTableError", "JSONDecodeError", "NoInspectionAvailable"))


def conditional(machine: Machine, node: ast.If, frame: Frame) -> Signal | None:
    decided = truth(machine.eval(node.test, frame))
    if decided is not None:
        return machine.run(node.body if decided else node.orelse, frame)
    before = frame.names
    taken = way(machine, node, frame, True)
    frame.names = before
    return meet(machine, frame, [taken, way(machine, node, frame, False)])


def way(machine: Machine, node: ast.If, frame: Frame, holds: bool) -> Path:
    """One way of an `if` of which nobody knows whether it is taken."""
    frame.names = dict(frame.names)
    narrow(machine, node.test, frame, holds)
    with one_way(machine):
        signal = machine.run(node.body if holds else node.orelse, frame)
    return Path(signal, frame.names)


def matched(machine: Machine, node: ast.Match, frame: Frame) -> Signal | None:
    subject = machine.eval(node.subject, frame)
    before = frame.names
    paths: list[Path] = []
    for case in node.cases:
        fits = fitting(machine, case.pattern, subject, frame)
        if case.guard is not None and fits is not False:
            decided = truth(machine.eval(case.guard, frame))
            fits = decided if fits else False if decided is False else None
        if fits is False:
            continue
        if fits and not paths:
            return machine.run(case.body, frame)
        frame.names = dict(before)
        with one_way(machine):
            paths.append(Path(machine.run(case.body, frame), frame.names))
        if fits:
            break
    else:
        paths.append(Path(None, before))
    return meet(machine, frame, paths)


def fitting(machine: Machine, pattern: ast.pattern, subject: Value, frame: Frame) -> bool | None:
    match pattern:
        case ast.MatchValue(value=value):
            return same(subject, machine.eval(value, frame))
        case ast.MatchSingleton(value=value):
            return same(subject, value)
        case ast.MatchOr(patterns=patterns):
            found = {fitting(machine, p, subject, frame) for p in patterns}
            return True if True in found else None if None in found else False
        case ast.MatchAs(pattern=None, name=name):
            if name is not None:
                frame.names[name] = subject
            return True
    bind_captures(pattern, frame)
    return None


def bind_captures(pattern: ast.pattern, frame: Frame) -> None:
    for node in ast.walk(pattern):
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if isinstance(name, str):
            frame.names[name] = Unknown("unknown-argument", f"{name}, matched in a pattern")


def attempted(machine: Machine, node: ast.Try, frame: Frame) -> Signal | None:
    signal = attempt(machine, node, frame)
    if node.finalbody:
        last = machine.run(node.finalbody, frame)
        return last or signal
    return signal


def attempt(machine: Machine, node: ast.Try, frame: Frame) -> Signal | None:
    before, done = dict(frame.names), len(machine.steps)
    with attempting(machine, node), machine.guarded(any(map(swallows, node.handlers))):
        signal = machine.run(node.body, frame)
    notice_swallowed(machine, node, frame, done)
    if signal is None and node.orelse:
        signal = machine.run(node.orelse, frame)
    if not node.handlers or only_imports(node.body):
        return signal
    after = frame.names
    paths = [Path(signal, after)]
    for handler in node.handlers:
        frame.names = joined([before, after])
        if handler.name is not None:
            frame.names[handler.name] = Unknown("runtime-value", "an exception")
        with one_way(machine):
            paths.append(Path(machine.run(handler.body, frame), frame.names))
    return meet(machine, frame, paths)


@contextmanager
def attempting(machine: Machine, node: ast.Try) -> Iterator[None]:
    machine.around.attempts.append(node)
    try:
        yield
    finally:
        machine.around.attempts.pop()


def notice_swallowed(machine: Machine, node: ast.Try, frame: Frame, done: int) -> None:
    """Handlers that let the migration go on although an operation failed."""
    attempted = [s.operation for s in machine.steps[done:] if not isinstance(s.operation, Unread)]
    for handler in node.handlers:
        if attempted and lets_pass(handler) and may_be_of_database(handler.type):
            structural = any(not isinstance(o, InsertRows | ChangeRows) for o in attempted)
            machine.notice(Habit.SWALLOWS_ERROR, handler, frame, structural=structural)


def lets_pass(handler: ast.ExceptHandler) -> bool:
    """Whether it never raises: one that raises what it does not know has looked at the error."""
    return not any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def may_be_of_database(caught: ast.expr | None) -> bool:
    """Whether the handler catches what a database raises; a bare `except:` does."""
    if isinstance(caught, ast.Tuple):
        return any(map(may_be_of_database, caught.elts))
    name = getattr(caught, "attr", getattr(caught, "id", ""))
    kind = getattr(builtins, name, None)
    return kind in (None, Exception, BaseException) and name not in OF_PROGRAMS


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether the handler may let the migration go on."""
    return not isinstance(handler.body[-1], ast.Raise)


def only_imports(body: list[ast.stmt]) -> bool:
    """Imports are taken to succeed: what stands in for a missing module is not looked at."""
    return all(isinstance(statement, ast.Import | ast.ImportFrom) for statement in body)
