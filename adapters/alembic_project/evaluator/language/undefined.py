"""Names that nothing defines."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.machine import Machine
from domain.script import Habit


def notice_undefined(machine: Machine, node: ast.Name, frame: Frame) -> None:
    """A name that nothing in the revision binds, wherever it stands: a NameError."""
    if frame.unit.path != machine.source.path or (frame.module or frame).stars:
        return
    if node.id not in bound_names(machine.source.tree):
        machine.notice(Habit.UNDEFINED_NAME, node, frame)


def bound_names(tree: ast.Module) -> set[str]:
    """All names that any statement or expression of the file binds."""
    bound: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                bound.add(name)
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                bound.add(name)
            case ast.alias(name=name, asname=given):
                bound.add(given or name.partition(".")[0])
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                bound.update(names)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
            case ast.MatchMapping(rest=str(name)):
                bound.add(name)
    return bound
