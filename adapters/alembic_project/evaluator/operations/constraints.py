"""Operations on constraints."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.constructs.constraints import (
    action,
    check_of,
    is_validated,
)
from adapters.alembic_project.evaluator.operations.request import Request, Spec, spec
from domain.operations import AddConstraint, DropConstraint, Operation, Reach
from domain.schema.elements import Exclusion, ForeignKey, PrimaryKey, Unique

NAME = "the name of the constraint"
COLUMNS = "the columns of the constraint"


def create_primary_key(request: Request) -> Operation:
    key = PrimaryKey(request.given_name("constraint_name", NAME), request.names("columns", COLUMNS))
    return AddConstraint(request.table(), key)


def create_unique(request: Request) -> Operation:
    unique = Unique(request.given_name("constraint_name", NAME), request.names("columns", COLUMNS))
    return AddConstraint(request.table(), unique)


def create_check(request: Request) -> Operation:
    name = request.given_name("constraint_name", NAME)
    check = check_of(request.machine, name, request.get("condition"), request.values)
    return AddConstraint(request.table(), check)


def create_exclusion(request: Request) -> Operation:
    return AddConstraint(request.table(), Exclusion(request.given_name("constraint_name", NAME)))


def create_foreign_key(request: Request) -> Operation:
    key = ForeignKey(
        request.given_name("constraint_name", NAME),
        request.names("local_cols", COLUMNS),
        request.table("referent_table", "referent_schema"),
        request.names("remote_cols", "the columns that the foreign key points at"),
        on_delete=action(request.get("ondelete")),
        on_update=action(request.get("onupdate")),
        deferrable=request.get("deferrable") is True,
        validated=is_validated(request.machine, request.values),
    )
    return AddConstraint(request.table("source_table", "source_schema"), key)


def drop_constraint(request: Request) -> Operation:
    return DropConstraint(
        request.table(),
        request.given_name("constraint_name", NAME),
        request.optional("type_", "the type of the constraint"),
        request.flag("if_exists"),
    )


CONSTRAINT_OPERATIONS: Mapping[str, Spec] = {
    "create_primary_key": spec(
        create_primary_key,
        "constraint_name table_name columns * schema",
        "constraint_name columns",
        reach=Reach.TABLE,
    ),
    "create_unique_constraint": spec(
        create_unique,
        "constraint_name table_name columns * schema **",
        "constraint_name columns * **",
        reach=Reach.KEYS,
    ),
    "create_check_constraint": spec(
        create_check,
        "constraint_name table_name condition * schema **",
        "constraint_name condition * **",
        reach=Reach.KEYS,
    ),
    "create_exclude_constraint": spec(
        create_exclusion,
        "constraint_name table_name *rest * schema **",
        "constraint_name *rest * **",
        reach=Reach.KEYS,
    ),
    "create_foreign_key": spec(
        create_foreign_key,
        "constraint_name source_table referent_table local_cols remote_cols * onupdate ondelete "
        "deferrable initially match source_schema referent_schema **",
        "constraint_name referent_table local_cols remote_cols * referent_schema onupdate ondelete "
        "deferrable initially match **",
        table="source_table",
        schema="source_schema",
        reach=Reach.KEYS,
    ),
    "drop_constraint": spec(
        drop_constraint,
        "constraint_name table_name type_ * schema if_exists",
        "constraint_name type_",
        reach=Reach.KEYS,
    ),
}
