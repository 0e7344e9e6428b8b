"""`alembic.context`, `op.get_context()`: what a revision may ask about its surroundings."""

from __future__ import annotations

from typing import ClassVar

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.connections import BIND, METADATA
from adapters.alembic_project.evaluator.constructs.dialect import DIALECT
from adapters.alembic_project.evaluator.constructs.execution import execute
from adapters.alembic_project.evaluator.language.withs import Body, Manager
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Entity,
    Entries,
    Items,
    Unknown,
    Value,
)
from domain.classes import define
from domain.environment import UNKNOWN
from domain.sql_operations import TransactionControl


@define(eq=False)
class AutocommitBlock(Manager):
    """Within, each statement commits by itself; entering it commits what came before."""

    call: Call

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        before = len(machine.steps)
        machine.around.autocommits += 1
        try:
            signal = body(None)
            if not any(step.autocommit for step in machine.steps[before:]):
                self.call.emit(TransactionControl("COMMIT", chain=True))
            return signal
        finally:
            machine.around.autocommits -= 1


class Config(Entity):
    """alembic.ini, as a revision may read it."""

    __slots__ = ()

    def attribute(self, machine: Machine, name: str) -> Value:
        return Unknown("configuration", f"the configuration's {name}")

    def method(self, call: Call, name: str) -> Value:
        wanted = call.get(0, "name")
        if name == "get_main_option" and isinstance(wanted, str):
            value = call.machine.source.option(wanted)
            if value is not UNKNOWN:
                return call.get(1, "default") if value is None else value
        return Unknown("configuration", call.shown)


CONFIG = Config()


class Impl(Entity):
    """`op.impl`: executes, and does what operations do; the latter is nobody's business."""

    __slots__ = ()

    runs: ClassVar[bool] = True

    def attribute(self, machine: Machine, name: str) -> Value:
        return MIGRATION_CONTEXT.attribute(machine, name)

    def method(self, call: Call, name: str) -> Value:
        if name in ("execute", "_exec", "static_output"):
            execute(call, call.get(0, "sql"))
            return None
        call.unread(Unknown("unknown-operation", f"the implementation's {name}"))
        return None


class MigrationContext(Entity):
    __slots__ = ()

    runs: ClassVar[bool] = True
    methods = frozenset(("autocommit_block", "begin_transaction", "get_context", "execute"))

    def attribute(self, machine: Machine, name: str) -> Value:
        match name:
            case "dialect":
                return DIALECT
            case "bind" | "connection":
                return BIND
            case "impl":
                return IMPL
            case "config":
                return CONFIG
            case "as_sql":
                return False
            case "opts" | "environment_context":
                return Unknown("configuration", f"the migration context's {name}")
            case "script" | "migration_context":
                return self
        return ABSENT

    def method(self, call: Call, name: str) -> Value:
        if name == "autocommit_block":
            return AutocommitBlock(call)
        if name in ("begin_transaction", "get_context"):
            return self
        if name == "execute":
            execute(call, call.get(0, "sql"))
            return None
        return ABSENT


class ContextModule(MigrationContext):
    """The module `alembic.context`."""

    __slots__ = ()

    methods = MigrationContext.methods | {"is_offline_mode", "get_bind", "get_x_argument"}

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "metadata":
            return METADATA
        return super().attribute(machine, name)

    def method(self, call: Call, name: str) -> Value:
        match name:
            case "is_offline_mode":
                return False
            case "get_context":
                return MIGRATION_CONTEXT
            case "get_bind":
                return BIND
            case "get_x_argument":
                return x_argument(call)
            case "get_tag_argument" | "get_starting_revision_argument":
                return None
        return super().method(call, name)


def x_argument(call: Call) -> Value:
    """`-x key=value`: a migration is reviewed as it runs without any."""
    return Entries() if call.get(0, "as_dictionary") is True else Items()


MIGRATION_CONTEXT = MigrationContext()
IMPL = Impl()
CONTEXT_MODULE = ContextModule()
