"""Operations on columns."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.constraints import bound_check
from adapters.alembic_project.evaluator.constructs.defaults import (
    ComputedValue,
    Identity,
    default_of,
)
from adapters.alembic_project.evaluator.constructs.dialect import NAMES
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown, optional_text
from adapters.alembic_project.evaluator.constructs.tables import assembled
from adapters.alembic_project.evaluator.operations.request import Request, Spec, spec
from adapters.alembic_project.evaluator.values import Value
from domain.operations import (
    AddColumn,
    AlterColumn,
    DropColumn,
    DropDefault,
    DropExpression,
    Operation,
    Reach,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Computed, Default, PrimaryKey


def add_column(request: Request) -> Operation:
    column = request.get("column")
    if not isinstance(column, ColumnValue):
        raise NotKnown.of(column, "the column")
    table = request.table()
    (element,), constraints, indexes = assembled([column])
    keyed = any(isinstance(c, PrimaryKey) for c in constraints)
    keyless = keyed and not request.flag("inline_primary_key")
    if keyless:
        constraints = tuple(c for c in constraints if not isinstance(c, PrimaryKey))
    return AddColumn(
        table,
        element,
        constraints,
        indexes,
        request.flag("if_not_exists"),
        request.flag("inline_references"),
        keyless,
    )


def drop_column(request: Request) -> Operation:
    name = request.get("column_name")
    column = name.name if isinstance(name, ColumnValue) else name
    if not isinstance(column, str):
        raise NotKnown.of(column, "the name of the column")
    return DropColumn(request.table(), column, request.flag("if_exists"))


# What alter_column itself takes; anything else is passed on to the database's implementation.
TAKEN_WORDS = """
table_name column_name nullable comment server_default new_column_name type_ existing_type
existing_server_default existing_nullable existing_comment schema insert_before insert_after
autoincrement existing_autoincrement
"""
TAKEN = frozenset(TAKEN_WORDS.split())
PREFIXES = (*NAMES.values(), "mariadb", "mssql", "oracle")


def alter_column(request: Request) -> Operation:
    name = request.get("column_name")
    column = name.name if isinstance(name, ColumnValue) else name
    if not isinstance(column, str):
        raise NotKnown.of(column, "the name of the column")
    return AlterColumn(
        request.table(),
        column,
        new_name=request.optional("new_column_name", "the new name"),
        type=type_at(request, "type_"),
        nullable=nullable_at(request),
        default=new_default(request),
        comment=comment_at(request),
        using=using_at(request),
        existing_type=existing_type(request),
        existing_nullable=as_bool(request.get("existing_nullable")),
        existing_default=existing_default(request),
        ignored=ignored(request),
        identity=identity_at(request),
        expression=expression_at(request),
        check=check_of_type(request, column, "type_"),
        existing_check=existing_check(request, column),
        existing_comment=existing_comment(request),
        autoincrement=autoincrement_at(request),
    )


def type_at(request: Request, name: str) -> DataType | None:
    """The new type. Raise NotKnown where there is one but nobody knows which."""
    value = request.get(name)
    if value is None:
        return None
    found = request.machine.type_of(value)
    if found is None:
        raise NotKnown.of(value, "the new type")
    data: DataType = found.data
    return data


def existing_type(request: Request) -> DataType | None:
    found = request.machine.type_of(request.get("existing_type"))
    return None if found is None else found.data


def check_of_type(request: Request, column: str, name: str) -> Check | None:
    kind = request.machine.type_of(request.get(name))
    return None if kind is None or kind.bound_check is None else bound_check(column, kind)


def existing_check(request: Request, column: str) -> str | None:
    """The name of the CHECK that goes: Alembic drops it where the new type is told as well."""
    check = check_of_type(request, column, "existing_type")
    return check.name if check and request.get("type_") is not None else None


def nullable_at(request: Request) -> bool | None:
    return request.flag("nullable") if request.get("nullable") is not None else None


def as_bool(value: Value) -> bool | None:
    return value if isinstance(value, bool) else None


def new_default(request: Request) -> Default | DropDefault | None:
    """`server_default=None` drops it; False, or nothing, leaves it."""
    value = request.get("server_default")
    if not drops_default(request):
        return None if value is False else default_of(value)
    other = isinstance(request.get("existing_server_default"), Identity | ComputedValue)
    return None if other else DropDefault()


def identity_at(request: Request) -> bool | None:
    """Whether the column becomes one that numbers itself, or is one no more."""
    if isinstance(request.get("server_default"), Identity):
        return True
    was = isinstance(request.get("existing_server_default"), Identity)
    return False if was and drops_default(request) else None


def expression_at(request: Request) -> Computed | DropExpression | None:
    value = request.get("server_default")
    if isinstance(value, ComputedValue):
        return value.computed
    was = isinstance(request.get("existing_server_default"), ComputedValue)
    return DropExpression() if was and drops_default(request) else None


def drops_default(request: Request) -> bool:
    return request.has("server_default") and request.get("server_default") is None


def existing_default(request: Request) -> Default | None:
    value = request.get("existing_server_default")
    return None if value is False else default_of(value)


def comment_at(request: Request) -> str | None:
    """None where the comment stays; empty where it is taken away."""
    if not request.has("comment") or request.get("comment") is False:
        return None
    return optional_text(request.get("comment"), "the comment") or ""


def existing_comment(request: Request) -> str | None:
    """Empty where there is one, but nobody knows which."""
    value = request.get("existing_comment")
    if value is None or value is False:
        return None
    return value if isinstance(value, str) else ""


def autoincrement_at(request: Request) -> bool | None:
    told = as_bool(request.get("autoincrement"))
    return as_bool(request.get("existing_autoincrement")) if told is None else told


def using_at(request: Request) -> str | None:
    value = request.option("using")
    return None if value is None else optional_text(text_of_using(value), "the USING expression")


def text_of_using(value: Value) -> Value:
    return getattr(value, "text", None) or value


def ignored(request: Request) -> tuple[str, ...]:
    """Keywords that Alembic accepts and does nothing with: misspelt ones, mostly."""
    return tuple(
        name
        for name in request.values
        if name not in TAKEN and name.partition("_")[0] not in PREFIXES
    )


ONE_COLUMN = "table_name column_name * schema **"
COLUMN_OPERATIONS: Mapping[str, Spec] = {
    "add_column": spec(
        add_column,
        "table_name column * schema if_not_exists inline_references inline_primary_key",
        "column * insert_before insert_after if_not_exists inline_references inline_primary_key",
        reach=Reach.TABLE,
    ),
    "drop_column": spec(drop_column, ONE_COLUMN, "column_name * **", reach=Reach.TABLE),
    "alter_column": spec(alter_column, ONE_COLUMN, "column_name * **", reach=Reach.TABLE),
}
