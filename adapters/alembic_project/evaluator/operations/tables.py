"""Operations on whole tables."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.operations.request import Request, Spec, spec
from domain.databases.target import Database
from domain.operations import (
    CreateTable,
    DropTable,
    Operation,
    Reach,
    RenameTable,
    TableComment,
)
from domain.schema.elements import ForeignKey


def table_value(request: Request) -> Table:
    """What `op.create_table` gives back."""
    options = {name: request.get(name) for name in ("comment", "prefixes")}
    options["partition_by"] = request.option("partition_by")
    return Table(request.get("table_name"), request.get("schema"), request.rest, options)


def create_table(request: Request) -> CreateTable:
    """`op.create_table` sends no ALTER for what says `use_alter`: it is gone, but on SQLite."""
    made = table_value(request).creation(request.machine, request.flag("if_not_exists"))
    if request.machine.target.database is Database.SQLITE:
        return made
    sent = [c for c in made.constraints if not (isinstance(c, ForeignKey) and c.use_alter)]
    return attrs.evolve(made, constraints=tuple(sent))


def drop_table(request: Request) -> Operation:
    return DropTable(request.table(), request.flag("if_exists"))


def rename_table(request: Request) -> Operation:
    return RenameTable(
        request.table("old_table_name"), request.text("new_table_name", "the new name")
    )


def comment_table(request: Request) -> Operation:
    return TableComment(request.table(), request.optional("comment", "the comment"))


def uncomment_table(request: Request) -> Operation:
    return TableComment(request.table(), None)


TABLE_OPERATIONS: Mapping[str, Spec] = {
    "create_table": spec(create_table, "table_name *rest * if_not_exists schema **"),
    "drop_table": spec(drop_table, "table_name * schema if_exists **"),
    "rename_table": spec(rename_table, "old_table_name new_table_name * schema"),
    "create_table_comment": spec(
        comment_table,
        "table_name comment * existing_comment schema",
        "comment * existing_comment",
        reach=Reach.NOTHING,
    ),
    "drop_table_comment": spec(
        uncomment_table,
        "table_name * existing_comment schema",
        " * existing_comment",
        reach=Reach.NOTHING,
    ),
}
