"""A call on its way: who calls, with what."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any

from attrs import evolve

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import options, unknown_from
from adapters.alembic_project.evaluator.limits import MOST_OPTIONS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Choice, Unknown, Value, runs_operations
from domain.classes import define
from domain.operations import Operation, Reach
from domain.script import Habit


@define(eq=False)
class Call:
    """`open` is set when there may be more arguments than are known (`*rows`, `**settings`)."""

    machine: Machine
    frame: Frame
    node: ast.expr
    args: list[Value]
    kwargs: dict[str, Value]
    open: Unknown | None = None

    def get(self, position: int, name: str, default: Value = None) -> Value:
        """The argument at a position or of that name."""
        if len(self.args) > position:
            return self.args[position]
        return self.kwargs.get(name, default)

    def given(self, position: int, name: str) -> bool:
        return len(self.args) > position or name in self.kwargs

    def emit(self, operation: Operation, **flags: Any) -> None:
        self.machine.emit(operation, self.node, self.frame, **flags)

    def unread(self, why: Unknown, reach: Reach = Reach.ANYWHERE) -> None:
        self.machine.unread(self.node, self.frame, why, reach)

    def notice(self, habit: Habit, what: str = "") -> None:
        self.machine.notice(habit, self.node, self.frame, what)

    def unknown(self, reason: str, detail: str = "") -> Unknown:
        return Unknown(reason, detail or f"what {self.shown} gives")

    def derived(self, *values: Value) -> Unknown:
        """An unknown result that stems from an unknown among these values or the arguments."""
        return unknown_from(*values, *self.args, *self.kwargs.values(), what=self.shown)

    @property
    def shown(self) -> str:
        return self.frame.unit.shown(self.node)

    @property
    def in_revision(self) -> bool:
        """Whether the call stands in the revision itself."""
        return self.frame.unit.path == self.machine.source.path

    @property
    def hands_over(self) -> bool:
        """Whether an argument lets the callee run operations."""
        return any(map(runs_operations, self.args)) or any(
            map(runs_operations, self.kwargs.values())
        )

    def with_values(self, values: Sequence[Value]) -> Call:
        """The call with other values for its arguments, positional ones first."""
        cut = len(self.args)
        named = dict(zip(self.kwargs, values[cut:], strict=True))
        return evolve(self, args=list(values[:cut]), kwargs=named)

    def with_arguments(self, *args: Value, **kwargs: Value) -> Call:
        return evolve(self, args=list(args), kwargs=kwargs, open=None)


def ways_of(call: Call) -> list[Call]:
    """The call with each combination of what its arguments may be, where there are not too many."""
    values = [*call.args, *call.kwargs.values()]
    if not any(isinstance(value, Choice) for value in values):
        return [call]
    ways = [options(value) for value in values]
    if prod(map(len, ways)) > MOST_OPTIONS:
        return [call]
    return [call.with_values(way) for way in product(*ways)]
