"""Imports: the project's own modules are read when something of them is asked for."""

from __future__ import annotations

import ast
from typing import ClassVar

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.frames import Deferred, Frame
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.modules import load
from adapters.alembic_project.evaluator.library import UNDERSTOOD, reference
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value
from domain.classes import define


@define(eq=False)
class Imported(Deferred):
    """`from module import name`; `name` None is the module itself."""

    module: str
    name: str | None
    level: int
    path: str

    def resolve(self, machine: Machine) -> Value:
        module = find_module(machine, self.module, self.level, self.path)
        if self.name is None:
            return module
        if isinstance(module, Module) and module.frame.unit.path == self.path:
            # `from package import part` within the package itself.
            child = find_project_module(machine, f"{module.dotted}.{self.name}".strip("."), module)
            return Missing(f"{module.dotted}.{self.name}") if child is None else child
        if isinstance(module, Module):
            return module.attribute(machine, self.name)
        if isinstance(module, Entity):
            return module.attribute(machine, self.name)
        return module


@define(eq=False)
class Module(Entity):
    """A module of the project."""

    dotted: str
    level: int
    importer: str
    frame: Frame

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in self.frame.names:
            return self.frame.find(name, machine)
        if name == "__name__":
            return self.dotted
        child = find_project_module(machine, f"{self.dotted}.{name}".strip("."), self)
        if child is not None:
            return child
        for star in self.frame.stars or ():
            if not isinstance(value := star(name), Unknown):
                return value
        made_up = self.frame.names.get("__getattr__")
        if isinstance(made_up, Function):
            node = ast.copy_location(ast.Name("__getattr__", ast.Load()), made_up.node)
            return call_value(Call(machine, self.frame, node, [name], {}), made_up)
        return Unknown("unknown-name", f"{self.dotted} defines no {name}", runs=True)


@define(eq=False)
class Missing(Entity):
    """Something of the project whose source is not there."""

    path: str
    runs: ClassVar[bool] = False

    def attribute(self, machine: Machine, name: str) -> Value:
        return Missing(f"{self.path}.{name}")

    def called(self, call: Call) -> Value:
        if call.in_revision or call.hands_over:
            call.unread(Unknown("unknown-call", f"the source of {self.path} was not found"))
        return call.unknown("unknown-call")


def find_module(machine: Machine, dotted: str, level: int, importer: str) -> Value:
    root = dotted.partition(".")[0]
    if not level and root in UNDERSTOOD:
        return reference(machine, dotted)
    source = machine.source.modules.find(dotted, importer, level)
    if source is not None:
        frame = load(machine, source)
        if frame is not None:
            return Module(dotted, level, importer, frame)
        return Missing(dotted)
    if level or machine.source.modules.find(root) is not None:
        return Missing(dotted)
    return reference(machine, dotted)


def find_project_module(machine: Machine, dotted: str, parent: Module) -> Value | None:
    source = machine.source.modules.find(dotted, parent.importer, parent.level)
    frame = load(machine, source) if source is not None else None
    return None if frame is None else Module(dotted, parent.level, parent.importer, frame)


def import_modules(machine: Machine, node: ast.Import, frame: Frame) -> Signal | None:
    for alias in node.names:
        name = alias.name if alias.asname else alias.name.partition(".")[0]
        bound = alias.asname or name
        frame.assign(bound, Imported(name, None, 0, frame.unit.path))
    return None


def import_names(machine: Machine, node: ast.ImportFrom, frame: Frame) -> Signal | None:
    module = node.module or ""
    for alias in node.names:
        if alias.name == "*":
            import_all(machine, node, frame)
        else:
            value = Imported(module, alias.name, node.level, frame.unit.path)
            frame.assign(alias.asname or alias.name, value)
    return None


def import_all(machine: Machine, node: ast.ImportFrom, frame: Frame) -> None:
    """`from module import *`: names that nothing else defines are looked up there."""
    deferred = Imported(node.module or "", None, node.level, frame.unit.path)

    def star(name: str) -> Value:
        module = deferred.resolve(machine)
        if isinstance(module, Module):
            return module.attribute(machine, name) if not name.startswith("_") else Unknown("")
        if isinstance(module, Entity):
            value = module.attribute(machine, name)
            return value if is_known(machine, value) else Unknown("unknown-name", name)
        return Unknown("unknown-name", name)

    owner = frame.module or frame
    owner.stars = [*(owner.stars or []), star]


def is_known(machine: Machine, value: Value) -> bool:
    key = getattr(value, "key", None)
    return value is not ABSENT and (key is None or key in machine.language.library)
