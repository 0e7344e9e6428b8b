"""Classes of the evaluated program and their instances."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.elements import Elements, Iterable
from adapters.alembic_project.evaluator.frames import Frame, Names
from adapters.alembic_project.evaluator.language.assignments import Assignable
from adapters.alembic_project.evaluator.language.enums import (
    Member,
    is_enum,
    member_called,
    member_of,
    members,
)
from adapters.alembic_project.evaluator.language.functions import Function, decorated
from adapters.alembic_project.evaluator.language.instances import Method, construct
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Absent,
    Entity,
    Nameable,
    Value,
)
from domain.classes import define

DEEPEST_INHERITANCE = 12


@define(eq=False)
class Class(Iterable, Assignable):
    """A class; its body is evaluated when something of it is asked for.

    `compilers` are what `@compiles` says of it, by the name of the dialect, None for any.
    """

    node: ast.ClassDef
    frame: Frame
    made: Names | None = None
    parents: tuple[Value, ...] | None = None
    members: dict[str, Member] = field(factory=dict)
    compilers: dict[Value, Function] = field(factory=dict)

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def path(self) -> str:
        module = self.frame.unit.path.removesuffix(".py").removesuffix("/__init__")
        return f"{module.replace('/', '.')}.{self.name}"

    def bases(self, machine: Machine) -> tuple[Value, ...]:
        if self.parents is None:
            self.parents = ()
            self.parents = tuple(machine.eval(base, self.frame) for base in self.node.bases)
        return self.parents

    def lineage(self, machine: Machine, depth: int = 0) -> Iterator[Value]:
        """The class, its bases and theirs, nearest first; those not of the program as they are."""
        yield self
        for base in self.bases(machine) if depth < DEEPEST_INHERITANCE else ():
            if isinstance(base, Class):
                yield from base.lineage(machine, depth + 1)
            else:
                yield base

    def inherits(self, machine: Machine, *keys: str) -> bool:
        """Whether a class of a library, by its key, is among its ancestors."""
        return any(isinstance(c, Library) and c.key in keys for c in self.lineage(machine))

    def library_base(self, machine: Machine) -> Library | None:
        found = (c for c in self.lineage(machine) if isinstance(c, Library))
        return next(found, None)

    def body(self, machine: Machine) -> Names:
        if self.made is None:
            self.made = {}
            inner = self.frame.inner(self.made, self)
            with machine.elsewhere(), machine.allowance(machine.most_for_value):
                for statement in self.node.body:
                    self.run(machine, statement, inner)
                    self.name_parts()
        return self.made

    def name_parts(self) -> None:
        """At once: a constraint further down may name a column by its object."""
        for name, value in (self.made or {}).items():
            if isinstance(value, Nameable):
                value.take_name(name)

    def run(self, machine: Machine, statement: ast.stmt, frame: Frame) -> None:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            method = decorated(machine, statement, frame, self)
            if isinstance(method, Function):
                method.frame = self.frame
            frame.names[statement.name] = method
        else:
            machine.run([statement], frame)
        if self.made is not None and frame.names is not self.made:
            self.made.update(frame.names)

    def own(self, machine: Machine, name: str) -> Value:
        """An attribute as the class has it, from itself or an ancestor; ABSENT without one."""
        for ancestor in self.lineage(machine):
            if isinstance(ancestor, Class) and name in (names := ancestor.body(machine)):
                return names[name]
        return ABSENT

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("__name__", "__qualname__"):
            return self.name
        found = self.own(machine, name)
        if is_enum(machine, self) and not isinstance(found, Entity | Absent):
            return member_of(self, name, found)
        if isinstance(found, Function) and "classmethod" in found.marks:
            return Method(found, self)
        if found is ABSENT or isinstance(found, Nameable):
            return machine.language.class_attribute(machine, self, name)
        return found

    def set_attribute(self, machine: Machine, name: str, value: Value) -> None:
        self.body(machine)[name] = value

    def called(self, call: Call) -> Value:
        if is_enum(call.machine, self):
            return member_called(call, self)
        return construct(call, self)

    def elements(self, machine: Machine) -> Elements | None:
        return Elements(members(machine, self)) if is_enum(machine, self) else None

    def item(self, machine: Machine, key: Value) -> Value:
        return self.attribute(machine, key) if isinstance(key, str) else ABSENT


def define_class(machine: Machine, node: ast.ClassDef, frame: Frame) -> Signal | None:
    frame.assign(node.name, Class(node, frame))
    return None
