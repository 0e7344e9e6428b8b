"""Operations on indexes."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.constructs.constraints import (
    elements_of,
    index_of,
)
from adapters.alembic_project.evaluator.constructs.knowing import flag, name_of
from adapters.alembic_project.evaluator.operations.request import Request, Spec, spec
from adapters.alembic_project.evaluator.values import FinalName
from domain.operations import CreateIndex, DropIndex, Operation, Reach

NAME = "the name of the index"


def create_index(request: Request) -> Operation:
    name = request.given_name("index_name", NAME)
    elements = elements_of(request.machine, request.get("columns"))
    index = index_of(request.machine, name, elements, request.values)
    if_not_exists = request.flag("if_not_exists")
    return CreateIndex(request.table(), index, is_concurrent(request), if_not_exists)


def is_concurrent(request: Request) -> bool:
    value = request.option("concurrently")
    return value is not None and flag(value, "whether it is concurrent")


def drop_index(request: Request) -> Operation:
    table = None if request.get("table_name") is None else request.table()
    value = request.get("index_name")
    return DropIndex(
        value if value is None or isinstance(value, FinalName) else name_of(value, NAME),
        table,
        request.optional("schema", "the schema"),
        is_concurrent(request),
        request.flag("if_exists"),
    )


INDEX_OPERATIONS: Mapping[str, Spec] = {
    "create_index": spec(
        create_index,
        "index_name table_name columns * schema unique if_not_exists **",
        "index_name columns * **",
        reach=Reach.KEYS,
    ),
    "drop_index": spec(
        drop_index,
        "index_name table_name * schema if_exists **",
        "index_name * **",
        reach=Reach.KEYS,
    ),
}
