"""The state of one evaluation: where it is, what it has found, what it may still cost."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from time import monotonic
from typing import TYPE_CHECKING, Any

from attrs import field

from adapters.alembic_project.evaluator.conditions import Conditions
from adapters.alembic_project.evaluator.frames import Frame, Unit
from adapters.alembic_project.evaluator.limits import (
    MOST_SECONDS,
    MOST_STEPS,
    MOST_WORK,
    MOST_WORK_ELSEWHERE,
    MOST_WORK_FOR_VALUE,
    Halt,
    ProgramRaised,
)
from adapters.alembic_project.evaluator.schema_answers import SchemaAnswers
from adapters.alembic_project.evaluator.values import Container, Unknown, Value
from adapters.alembic_project.source import RevisionSource
from domain.classes import define
from domain.databases.target import Target
from domain.direction import Direction
from domain.operations import Operation, Reach, Unread
from domain.schema.names import TableName
from domain.script import Habit, Noticed, Step
from domain.source import Location

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.types.sql_type import SqlType


class Signal(Enum):
    """How a block of statements ended early."""

    RETURN = "return"
    BREAK = "break"
    CONTINUE = "continue"
    RAISE = "raise"


Expression = Callable[["Machine", Any, Frame], Value]
Statement = Callable[["Machine", Any, Frame], Signal | None]
Known = Callable[[Any, str], Value]


@define(eq=False)
class Language:
    """What the machine understands: nodes by their type, names by their path."""

    expressions: Mapping[type[ast.AST], Expression]
    statements: Mapping[type[ast.AST], Statement]
    builtins: Mapping[str, Value]
    library: Mapping[str, Known]
    values: Mapping[str, Value]
    type_of: Callable[[Machine, Value], SqlType | None]
    table_of: Callable[[Machine, Value], TableName | None]
    reflected_table: Callable[[str, str], Value]
    class_attribute: Callable[[Machine, Any, str], Value]
    instance_attribute: Callable[[Machine, Any, str], Value]
    set_up: Callable[[Machine, Value, Frame], None]


@define(eq=False)
class Surroundings:
    """What the steps that are found now stand in."""

    conditions: Conditions = field(factory=Conditions)
    guards: int = 0
    autocommits: int = 0
    calls: list[Location] = field(factory=list)
    active: list[tuple[Value, int]] = field(factory=list)
    attempts: list[ast.Try] = field(factory=list)

    def outside(self) -> Callable[[], AbstractContextManager[None]]:
        """A way back to where the evaluation is now, for code that runs inside of other code."""
        calls, active, entry = list(self.calls), list(self.active), list(self.conditions.stack)

        @contextmanager
        def back() -> Iterator[None]:
            inner = self.calls, self.active, self.conditions.stack
            self.calls, self.active, self.conditions.stack = calls, active, list(entry)
            try:
                yield
            finally:
                arisen = self.conditions.stack[len(entry) :]
                self.calls, self.active, self.conditions.stack = inner
                self.conditions.stack += arisen

        return back


@define(eq=False)
class Machine:
    """Evaluates statements and expressions; gathers steps."""

    source: RevisionSource
    target: Target
    language: Language
    schema: SchemaAnswers
    around: Surroundings = field(factory=Surroundings)
    steps: list[Step] = field(factory=list)
    noticed: list[Noticed] = field(factory=list)
    direction: Direction = Direction.UPGRADE
    modules: dict[str, Frame] = field(factory=dict)
    work: int = 0
    work_of_modules: int = 0
    ceiling: int = MOST_WORK
    most_for_value: int = MOST_WORK_FOR_VALUE
    most_elsewhere: int = MOST_WORK_ELSEWHERE
    sharing: bool = False
    deadline: float = field(factory=lambda: monotonic() + MOST_SECONDS)
    quiet: int = 0
    expressions: Mapping[type[ast.AST], Expression] = field(init=False)
    builtins: Mapping[str, Value] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.expressions = self.language.expressions
        self.builtins = self.language.builtins

    def eval(self, node: ast.expr, frame: Frame) -> Value:
        return self.expressions[type(node)](self, node, frame)

    def run(self, statements: Sequence[ast.stmt], frame: Frame) -> Signal | None:
        """Run a block to its end, or to what ends it early."""
        handlers = self.language.statements
        for statement in statements:
            self.spend()
            try:
                signal = handlers[type(statement)](self, statement, frame)
            except ProgramRaised as raised:
                signal = self.after_raise(statement, frame, raised)
            if signal is not None:
                return signal
        return None

    def after_raise(
        self, statement: ast.stmt, frame: Frame, raised: ProgramRaised
    ) -> Signal | None:
        """A revision that raises ends; when other code seems to, that code was not understood."""
        if frame.unit.path != self.source.path or raised.path == self.source.path:
            return Signal.RAISE
        detail = f"the code of {raised.path} raises, as far as it can be followed"
        self.unread(statement, frame, Unknown("program-error", detail))
        return None

    def type_of(self, value: Value) -> SqlType | None:
        """The column type that a value stands for."""
        return self.language.type_of(self, value)

    def table_of(self, value: Value) -> TableName | None:
        """The table that a value stands for in a statement."""
        return self.language.table_of(self, value)

    def spend(self) -> None:
        self.work += 1
        if self.work > self.ceiling:
            raise Halt("more statements, calls and rounds of loops than are followed")
        if not self.work % 64 and monotonic() > self.deadline:
            self.ceiling = self.work
            raise Halt(f"more than {MOST_SECONDS} seconds")

    @contextmanager
    def allowance(self, work: int) -> Iterator[list[Halt]]:
        """Within, only so much may be spent. What met a limit is in the list then.

        `sharing`: no more than half of what is left, so that what stands around it can go on.
        """
        halts: list[Halt] = []
        if self.sharing:
            work = min(work, max(self.ceiling - self.work, 0) // 2)
        outer, self.ceiling = self.ceiling, min(self.ceiling, self.work + work)
        try:
            yield halts
        except Halt as halt:
            if self.work > outer or monotonic() > self.deadline:
                raise
            halts.append(halt)
        finally:
            self.ceiling = outer

    @contextmanager
    def on_its_own(self) -> Iterator[None]:
        """Within, a module is read, which costs nothing of what a value may cost."""
        work, ceiling = self.work, self.ceiling
        self.work, self.ceiling = self.work_of_modules, MOST_WORK
        try:
            yield
        finally:
            self.work_of_modules, self.work, self.ceiling = self.work, work, ceiling

    def fresh(self, container: Container, frame: Frame) -> Container:
        """Note where a container of the program was made."""
        self.around.conditions.born_here(container, frame)
        return container

    def emit(self, operation: Operation, node: ast.AST, frame: Frame, **flags: Any) -> None:
        """Add a step that happens here."""
        self.add(self.step(operation, node, frame, **flags))

    def step(self, operation: Operation, node: ast.AST, frame: Frame, **flags: Any) -> Step:
        around = self.around
        return Step(
            operation,
            frame.unit.location(node, tuple(around.calls)),
            conditional=bool(around.conditions),
            guarded=around.guards > 0,
            autocommit=around.autocommits > 0,
            **flags,
        )

    def add(self, step: Step) -> None:
        if self.quiet:
            return
        if len(self.steps) >= MOST_STEPS:
            raise Halt(f"more than {MOST_STEPS:,} steps")
        self.steps.append(step)

    def unread(
        self, node: ast.AST, frame: Frame, why: Unknown, reach: Reach = Reach.ANYWHERE
    ) -> None:
        """Something happens here that could not be read."""
        self.emit(Unread(frame.unit.shown(node), why.reason, why.detail, reach=reach), node, frame)

    def notice(
        self, habit: Habit, node: ast.AST, frame: Frame, what: str = "", **more: Any
    ) -> None:
        """The program does this here; code that only runs at import is looked at elsewhere."""
        if not self.quiet:
            location = frame.unit.location(node, tuple(self.around.calls))
            shown = what or frame.unit.shown(node)
            self.noticed.append(Noticed(habit, location, shown, self.direction, **more))

    @contextmanager
    def guarded(self, swallows: bool) -> Iterator[None]:
        """Within, an error may be swallowed."""
        self.around.guards += swallows
        try:
            yield
        finally:
            self.around.guards -= swallows

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Within, module-level code runs: it is nobody's migration."""
        around, self.around = self.around, Surroundings(active=self.around.active)
        self.quiet += 1
        try:
            yield
        finally:
            self.around = around
            self.quiet -= 1

    def __repr__(self) -> str:
        return f"Machine({Unit.__name__} {self.source.path})"
