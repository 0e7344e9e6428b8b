"""`op.batch_alter_table(...)`: its operations run when the block ends."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.connections import BIND
from adapters.alembic_project.evaluator.constructs.execution import execute_text
from adapters.alembic_project.evaluator.language.withs import Body, Manager
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.operations.context import MIGRATION_CONTEXT
from adapters.alembic_project.evaluator.operations.invoking import OPERATIONS, steps_in_batch
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value, final
from domain.classes import define
from domain.databases.batch import copies, lost
from domain.databases.target import Database
from domain.script import Habit, Step


@define(eq=False)
class BatchOperations(Entity):
    """What `with op.batch_alter_table(...) as batch_op` gives. `held` waits for the block's end."""

    runs: ClassVar[bool] = True
    methods = frozenset((*OPERATIONS, "f", "execute", "get_bind", "get_context"))

    table: Value
    schema: Value
    recreate: str | None
    keywords: tuple[str, ...] = ()
    held: list[Step] = field(factory=list)
    attempts: int = 0

    def attribute(self, machine: Machine, name: str) -> Value:
        return MIGRATION_CONTEXT if name in ("migration_context", "impl") else ABSENT

    def method(self, call: Call, name: str) -> Value:
        spec = OPERATIONS.get(name)
        if spec is not None and spec.in_batch is not None:
            block = {spec.table: self.table, spec.schema: self.schema}
            flags = {"batch": True, "recreate": self.recreate, "batch_keywords": self.keywords}
            self.notice_attempt(call)
            self.held += steps_in_batch(call, spec, spec.in_batch, block, **flags)
            return None
        if name == "f":
            return final(call.get(0, "name"))
        if name == "execute":
            execute_text(call.with_arguments(call.get(0, "sqltext")), call.get(0, "sqltext"))
            return None
        if name == "get_bind":
            return BIND
        if name == "get_context":
            return MIGRATION_CONTEXT
        call.unread(Unknown("unknown-operation", f"Alembic has no {name} within a batch"))
        return None

    def notice_attempt(self, call: Call) -> None:
        """A `try` within the block is over before its operations run."""
        for node in call.machine.around.attempts[self.attempts :]:
            call.machine.notice(Habit.TRY_IN_BATCH, node, call.frame, call.shown)

    def flush(self, machine: Machine) -> None:
        """The block ends here: what surrounds it now decides whether an error is swallowed."""
        around = machine.around
        block = [step.operation for step in self.held]
        sqlite = machine.target.database is Database.SQLITE
        copied = self.recreate == "always" or (sqlite and self.recreate != "never")
        in_copy = False
        for held in self.held:
            step = attrs.evolve(
                held,
                lost=copied and lost(held.operation, block),
                in_copy=in_copy,
                conditional=held.conditional or bool(around.conditions),
                guarded=around.guards > 0,
                autocommit=around.autocommits > 0,
            )
            in_copy = in_copy or (sqlite and copies(step, can_alter=False))
            machine.add(step)
        self.held = []


@define(eq=False)
class BatchBlock(Manager):
    """The block itself."""

    runs: ClassVar[bool] = True

    operations: BatchOperations

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        self.operations.attempts = len(machine.around.attempts)
        try:
            signal = body(self.operations)
            if signal is not Signal.RAISE:
                self.operations.flush(machine)
            return signal
        finally:
            self.operations.held = []


RECREATE = ("auto", "always", "never")


def batch_alter_table(call: Call) -> Value:
    recreate = call.get(2, "recreate", "auto")
    known = isinstance(recreate, str) and recreate in RECREATE
    operations = BatchOperations(
        call.get(0, "table_name"),
        call.get(1, "schema"),
        str(recreate) if known else None,
        tuple(name for name in call.kwargs if name not in ("table_name", "schema", "recreate")),
    )
    return BatchBlock(operations)
