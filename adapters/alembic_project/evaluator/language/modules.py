"""Modules of the project, evaluated as far as they are asked for."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.frames import Deferred, Frame, Unit
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Unknown, Value
from adapters.alembic_project.modules import ModuleSource
from domain.classes import define

DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
ASSIGNING = (ast.Assign, ast.AnnAssign, ast.AugAssign, *DEFINING)


@define(eq=False)
class Later(Deferred):
    """A name of a module whose value is evaluated when it is asked for.

    `before` is what the name stood for until then: `KIND = KIND.with_variant(...)`.
    """

    node: ast.expr
    frame: Frame
    name: str
    before: Value = ABSENT

    def resolve(self, machine: Machine) -> Value:
        if self.before is not ABSENT:
            self.frame.names[self.name] = self.before
        with machine.elsewhere(), machine.allowance(machine.most_for_value):
            value = machine.eval(self.node, self.frame)
            machine.language.set_up(machine, value, self.frame)
            return value
        return Unknown("limit", "a value that takes long to compute")


def load(machine: Machine, source: ModuleSource) -> Frame | None:
    """The names of a module; None where its source cannot be parsed."""
    if source.path not in machine.modules:
        if source.tree is None:
            return None
        frame = Frame(Unit(source.path, source.text), {"__name__": dotted(source.path)})
        machine.modules[source.path] = frame
        with machine.elsewhere(), machine.on_its_own():
            for statement in source.tree.body:
                follow(machine, statement, frame)
    return machine.modules[source.path]


def dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def follow(machine: Machine, statement: ast.stmt, frame: Frame) -> None:
    """Note what a statement defines; what it would do when imported plays no part."""
    machine.spend()
    match statement:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                define_name(target, value, frame)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            define_name(target, value, frame)
        case ast.AugAssign(target=ast.Name(id=name)):
            frame.names[name] = Unknown("unknown-argument", f"{name}, which grows")
        case ast.If() | ast.Try() if any(isinstance(n, ASSIGNING) for n in ast.walk(statement)):
            machine.run([statement], frame)
        case _ if isinstance(statement, DEFINING):
            machine.run([statement], frame)


def define_name(target: ast.expr, value: ast.expr, frame: Frame) -> None:
    match target, value:
        case ast.Name(id=name), _:
            frame.names[name] = Later(value, frame, name, frame.names.get(name, ABSENT))
        case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
            for inner, part in zip(targets, values, strict=True):
                define_name(inner, part, frame)
        case ast.Tuple(elts=targets), _:
            for inner in targets:
                if isinstance(inner, ast.Name):
                    frame.names[inner.id] = Unknown("unknown-argument", inner.id)
