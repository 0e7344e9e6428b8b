"""Where names live: modules, functions, classes, comprehensions."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from adapters.alembic_project.evaluator.values import Unknown, Value
from domain.classes import define
from domain.source import Location

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.machine import Machine

Names = dict[str, Value]
SHOWN = 100
REACHING = re.compile(r"(?<!-)\b(?:alembic|op|session|execute|engine)\b")
DEFINING = re.compile(
    r"\bimport alembic\b|\bfrom alembic\b|\b(?:create|drop)_all\b|\bDDL\b"
    r"|\b(?:add|drop|alter|rename|create)_(?:table|column|index|constraint|\w+_constraint"
    r"|foreign_key|primary_key)\b|\b(?:batch_alter_table|run_migrations)\b"
    r"|(?i:\b(?:create|alter|drop|rename)\s+(?:\w+\s+)?"
    r"(?:table|index|type|view|schema|column|domain|constraint)\b)"
)


@define(slots=False, eq=False)
class Unit:
    """A file under evaluation. `path` is relative to the project's root."""

    path: str
    text: str

    @cached_property
    def may_execute(self) -> bool:
        """Whether anything in the file looks as if it could reach a database."""
        return REACHING.search(self.text) is not None

    @cached_property
    def may_define(self) -> bool:
        """Whether anything in the file looks as if it could change a table."""
        return DEFINING.search(self.text) is not None

    @cached_property
    def is_ascii(self) -> bool:
        return self.text.isascii()

    @cached_property
    def has_generators(self) -> bool:
        return "yield" in self.text

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def location(self, node: ast.AST, via: tuple[Location, ...]) -> Location:
        line: int = getattr(node, "lineno", 1)
        offset: int = getattr(node, "col_offset", 0)
        return Location(self.path, line, self.characters(line, offset) + 1, via)

    def characters(self, line: int, offset: int) -> int:
        """An offset in bytes, as ast has it, in characters."""
        if offset == 0 or self.is_ascii or line > len(self.lines):
            return offset
        return len(self.lines[line - 1].encode()[:offset].decode(errors="ignore"))

    def shown(self, node: ast.AST) -> str:
        """The source of an expression, on one line and not too long."""
        line = getattr(node, "lineno", 0)
        end = getattr(node, "end_lineno", None) or line
        lines = self.lines[line - 1 : end]
        if not lines:
            return ""
        if end == line:
            stop = self.characters(line, getattr(node, "end_col_offset", None) or 0)
            lines = [lines[0][: stop or None]]
        lines[0] = lines[0][self.characters(line, getattr(node, "col_offset", 0)) :]
        text = " ".join(" ".join(lines[:8]).split())
        return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


class Deferred:
    """A name whose value is found when it is first asked for."""

    def resolve(self, machine: Machine) -> Value:
        raise NotImplementedError


def resolved(names: Names, name: str, deferred: Deferred, machine: Machine) -> Value:
    """The value behind a deferred name, from now on under that name."""
    names[name] = Unknown("unknown-name", f"{name} is defined by itself")
    try:
        names[name] = deferred.resolve(machine)
    except BaseException:
        names[name] = deferred
        raise
    return names[name]


@define(eq=False)
class Frame:
    """The names of one scope, and what else an evaluation in it needs to know.

    `outer` is the scope around it, `module` that of its file; `returned` gathers what a function
    may return; `stars` are what `from x import *` brings; `escapes` are the names as they were
    where a round of a loop may have ended early.
    """

    unit: Unit
    names: Names
    outer: Frame | None = None
    module: Frame | None = None
    function: Value = None
    returned: list[Value] = field(factory=list)
    on_yield: Callable[[Value], Value] | None = None
    elsewhere: dict[str, Frame] | None = None
    stars: list[Callable[[str], Value]] | None = None
    escapes: list[Names] = field(factory=list)

    def inner(self, names: Names, function: Value = None) -> Frame:
        return Frame(self.unit, names, self, self.module or self, function)

    def assign(self, name: str, value: Value) -> None:
        if self.elsewhere is not None and name in self.elsewhere:
            self.elsewhere[name].names[name] = value
        else:
            self.names[name] = value

    def find(self, name: str, machine: Machine) -> Value:
        """The value of a name; None is a value too, an unbound name is an Unknown."""
        frame: Frame | None = self
        while frame is not None:
            names = frame.names
            if name in names:
                value = names[name]
                if isinstance(value, Deferred):
                    return resolved(names, name, value, machine)
                return value
            frame = frame.outer
        return self.find_outside(name, machine)

    def find_outside(self, name: str, machine: Machine) -> Value:
        for star in (self.module or self).stars or ():
            value = star(name)
            if not isinstance(value, Unknown):
                return value
        if name in machine.builtins:
            return machine.builtins[name]
        return Unknown("unknown-name", f"{name} is defined nowhere in sight", runs=True)
