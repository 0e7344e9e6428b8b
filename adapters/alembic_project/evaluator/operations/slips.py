"""Arguments that Alembic takes and that cannot have been meant."""

from __future__ import annotations

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.operations.request import Request
from domain.operations import AlterColumn, Operation
from domain.script import Habit

# What alter_column needs to know, and what only says how the column is now.
SURROUNDING = frozenset(("table_name", "column_name", "schema", "insert_before", "insert_after"))


def notice_slips(call: Call, request: Request, operation: Operation | None) -> None:
    if not isinstance(operation, AlterColumn):
        return
    if isinstance(request.get("column_name"), ColumnValue):
        call.notice(Habit.COLUMN_AS_NAME)
    elif not operation.ignored and not asks_for_change(request):
        call.notice(Habit.CHANGES_NOTHING)


def asks_for_change(request: Request) -> bool:
    """Whether anything but the table, the column and what it was is given."""
    return any(
        name not in SURROUNDING and not name.startswith("existing_") and not is_left(name, value)
        for name, value in request.values.items()
    )


def is_left(name: str, value: object) -> bool:
    """`nullable=None`, `type_=None`, `server_default=False`: as it is."""
    return value is (False if name in ("server_default", "comment") else None)
