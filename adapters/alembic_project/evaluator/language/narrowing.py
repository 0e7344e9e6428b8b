"""What a condition tells about a name when it holds."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import join, truth
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Choice, Value


def narrow(machine: Machine, test: ast.expr, frame: Frame, holds: bool) -> None:
    """Take away from names what cannot be where the test holds, or where it does not."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            narrow(machine, operand, frame, not holds)
        case ast.BoolOp(op=ast.And(), values=values) if holds:
            for value in values:
                narrow(machine, value, frame, True)
        case ast.BoolOp(op=ast.Or(), values=values) if not holds:
            for value in values:
                narrow(machine, value, frame, False)
        case ast.Name(id=name) | ast.NamedExpr(target=ast.Name(id=name)):
            keep(machine, frame, name, lambda option: truth(option) is not (not holds))
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as op], comparators=[right]
        ) if isinstance(right, ast.Constant) and right.value is None:
            wants_none = isinstance(op, ast.Is) is holds
            keep(machine, frame, name, lambda option: (option is None) is wants_none)


def keep(machine: Machine, frame: Frame, name: str, possible: object) -> None:
    value = frame.names.get(name)
    if isinstance(value, Choice) and callable(possible):
        left: list[Value] = [option for option in value.options if possible(option)]
        if left:
            frame.names[name] = join(left)


def narrowed(machine: Machine, test: ast.expr, frame: Frame, holds: bool) -> Frame:
    """A frame in which the test holds, or does not, for the time of one expression."""
    inner = frame.inner(dict(frame.names), frame.function)
    inner.outer = frame.outer
    inner.module = frame.module
    narrow(machine, test, inner, holds)
    return inner
