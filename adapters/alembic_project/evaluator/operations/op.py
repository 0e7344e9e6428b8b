"""`alembic.op`."""

from __future__ import annotations

from typing import ClassVar

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.constructs.connections import BIND
from adapters.alembic_project.evaluator.constructs.execution import execute_text
from adapters.alembic_project.evaluator.constructs.expressions import Expression, rendered
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.operations.batch import batch_alter_table
from adapters.alembic_project.evaluator.operations.context import IMPL, MIGRATION_CONTEXT
from adapters.alembic_project.evaluator.operations.invoking import OPERATIONS, invoke
from adapters.alembic_project.evaluator.operations.tables import table_value
from adapters.alembic_project.evaluator.values import Bound, Entity, Unknown, Value, final


class Op(Entity):
    """The operations. Those that Alembic does not have come from plugins."""

    __slots__ = ()

    runs: ClassVar[bool] = True

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "impl":
            return IMPL
        if name == "migration_context":
            return MIGRATION_CONTEXT
        if name == "_proxy":
            # What `alembic.op` stands for while migrations run.
            return self
        return Bound(self, name)

    def method(self, call: Call, name: str) -> Value:
        spec = OPERATIONS.get(name)
        if spec is not None:
            request = invoke(call, spec)
            return table_value(request) if request and name == "create_table" else None
        match name:
            case "execute":
                execute_text(call.with_arguments(call.get(0, "sqltext")), call.get(0, "sqltext"))
                return None
            case "f":
                return final(call.get(0, "name"))
            case "get_bind":
                return BIND
            case "get_context":
                return MIGRATION_CONTEXT
            case "batch_alter_table":
                return batch_alter_table(call)
            case "inline_literal":
                return Expression(rendered(call.get(0, "value")))
            case "run_async":
                inner = call.with_arguments(BIND, *call.args[1:], **call.kwargs)
                return call_value(inner, call.get(0, "async_function"))
        call.unread(Unknown("unknown-operation", f"{name} is no operation of Alembic itself"))
        return Unknown("unknown-operation", call.shown)


OP = Op()
