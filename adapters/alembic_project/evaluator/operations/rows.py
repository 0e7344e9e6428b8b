"""Operations on rows."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.operations.request import Request, Spec, spec
from domain.operations import InsertRows, Operation, Reach


def bulk_insert(request: Request) -> Operation | None:
    table = request.machine.table_of(request.get("table"))
    if table is None:
        raise NotKnown.of(request.get("table"), "the table")
    rows = whole(request.machine, request.get("rows"))
    if rows is not None and not rows:
        return None
    return InsertRows(table, None if rows is None else len(rows))


ROW_OPERATIONS: Mapping[str, Spec] = {
    "bulk_insert": spec(bulk_insert, "table rows * multiinsert", reach=Reach.NOTHING),
}
