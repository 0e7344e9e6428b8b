"""The columns of SQLModel's fields: `name: str = Field(max_length=40, index=True)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue, column
from adapters.alembic_project.evaluator.constructs.constraints import foreign_key
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.enums import is_enum
from adapters.alembic_project.evaluator.library import Opaque
from adapters.alembic_project.evaluator.types.given import Given
from adapters.alembic_project.evaluator.types.making import auto_string
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import ABSENT, Entries, Value
from adapters.alembic_project.models.annotations import Annotations, Told
from adapters.alembic_project.models.imports import dotted
from adapters.alembic_project.models.workbench import Workbench

if TYPE_CHECKING:
    from adapters.alembic_project.models.attributes import Attribute

TEXTS = frozenset(("str", "Path", "EmailStr", "AnyUrl", "HttpUrl", "IPv4Address", "IPv6Address"))


def field_column(
    bench: Workbench, annotations: Annotations, attribute: Attribute
) -> Iterator[ColumnValue]:
    node, holder, value = attribute.annotation, attribute.holder, attribute.value
    if node is None or attribute.name in ("model_config", "metadata") or is_class_var(node):
        return
    if isinstance(value, Opaque) and value.kind.last == "Relationship":
        return
    if isinstance(value, ColumnValue):
        yield named(value, attribute.name)
        return
    told = annotations.told(Told(node, holder.frame.unit.path))
    extra = next((e for e in told.extras if is_field(e)), None)
    call = value.call if is_field(value) else extra.call if is_field(extra) else None  # type: ignore[attr-defined]
    given = call.kwargs if call else {}
    whole_column = given.get("sa_column")
    if isinstance(whole_column, ColumnValue):
        yield named(whole_column, attribute.name)
        return
    call = call or Call(bench.machine, holder.frame, ast.Constant(None), [], {})
    kind = bench.machine.type_of(given["sa_type"]) if "sa_type" in given else None
    kind = kind or type_of(bench, annotations, told, given)
    yield made(call, attribute.name, kind, given, told)


def made(
    call: Call, name: str, kind: SqlType | None, given: dict[str, Value], told: Told
) -> ColumnValue:
    key = given.get("primary_key") is True
    nullable = given.get("nullable", ABSENT)
    options: dict[str, Value] = {
        "primary_key": key,
        "nullable": not key and told.optional if nullable is ABSENT else nullable,
        "index": given.get("index", False),
        "unique": given.get("unique"),
    }
    more = given.get("sa_column_kwargs")
    if isinstance(more, Entries):
        options.update({k: v for k, v in more.items() if isinstance(k, str)})
    args: list[Value] = [name, kind]
    if isinstance(given.get("foreign_key"), str):
        target = call.with_arguments(given["foreign_key"], ondelete=given.get("ondelete"))
        args.append(foreign_key(target, "ForeignKey"))
    args.extend(whole(call.machine, given.get("sa_column_args")) or ())
    result = column(call.with_arguments(*args, **options), "Column")
    assert isinstance(result, ColumnValue)
    return result


def type_of(
    bench: Workbench, annotations: Annotations, told: Told, given: dict[str, Value]
) -> SqlType | None:
    value = annotations.value(told)
    last = dotted(told.node).rpartition(".")[2]
    if isinstance(value, Class) and is_enum(bench.machine, value):
        return bench.type_named("Enum", value)
    if last in TEXTS:
        length = given.get("max_length")
        return auto_string(Given(bench.machine, "String", () if length is None else (length,)))
    if last == "Decimal":
        digits, places = given.get("max_digits"), given.get("decimal_places")
        return bench.type_named("Numeric", precision=digits, scale=places)
    if annotations.canonical(told) == "datetime.datetime":
        return moment(bench)
    return annotations.usual(told)


def moment(bench: Workbench) -> SqlType:
    """With a zone since SQLModel 0.0.45, without one before: nobody here says which one it is."""
    naive, aware = bench.type_named("DateTime"), bench.type_named("DateTime", timezone=True)
    return naive if naive.data == aware.data else SqlType(evolve(naive.data, custom=True))


def named(column_: ColumnValue, name: str) -> ColumnValue:
    return column_ if column_.name is not None else evolve(column_, name=name)


def is_field(value: Value) -> bool:
    return isinstance(value, Opaque) and value.kind.last == "Field"


def is_class_var(node: ast.expr) -> bool:
    outer = node.value if isinstance(node, ast.Subscript) else node
    return dotted(outer).rpartition(".")[2] in ("ClassVar", "PrivateAttr")
