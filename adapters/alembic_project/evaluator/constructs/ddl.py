"""Constructs that are executed: `sa.DDL`, `CreateTable(table)` and their kin."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.christening import Christening
from adapters.alembic_project.evaluator.constructs.constraints import IndexValue
from adapters.alembic_project.evaluator.constructs.defaults import Sequence
from adapters.alembic_project.evaluator.constructs.expressions import Text
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.constructs.statements import Ddl
from adapters.alembic_project.evaluator.constructs.tables import Table, full_name
from adapters.alembic_project.evaluator.machine import Known
from adapters.alembic_project.evaluator.values import Unknown, Value
from domain.operations import DropIndex, DropTable, RunSql


def ddl(call: Call, name: str) -> Value:
    return Text(call.get(0, "statement"))


def create_table(call: Call, name: str) -> Value:
    table = call.get(0, "element")
    if not isinstance(table, Table):
        return Ddl(call.derived())
    try:
        creation = table.creation(call.machine, call.kwargs.get("if_not_exists") is True)
        return Ddl(Christening.usual(call.machine).of(creation))
    except NotKnown as unknown:
        return Ddl(unknown.reason)


def drop_table(call: Call, name: str) -> Value:
    table = call.get(0, "element")
    if not isinstance(table, Table):
        return Ddl(call.derived())
    try:
        exists = call.kwargs.get("if_exists") is True
        return Ddl(DropTable(full_name(table.name, table.schema), if_exists=exists))
    except NotKnown as unknown:
        return Ddl(unknown.reason)


def drop_index(call: Call, name: str) -> Value:
    index = call.get(0, "element")
    if isinstance(index, IndexValue):
        drop = DropIndex(index.index.name, if_exists=call.kwargs.get("if_exists") is True)
        return Ddl(Christening.usual(call.machine).of(drop))
    return Ddl(call.derived())


def sequence(call: Call, name: str) -> Value:
    """CREATE SEQUENCE and DROP SEQUENCE."""
    element = call.get(0, "element")
    if not isinstance(element, Sequence) or not isinstance(element.name, str):
        return Ddl(call.derived())
    verb, guard = ("CREATE", "if_not_exists") if name[0] == "C" else ("DROP", "if_exists")
    guarded = f"{guard.replace('_', ' ').upper()} " if call.kwargs.get(guard) is True else ""
    return Ddl(RunSql(f"{verb} SEQUENCE {guarded}{element.name}"))


def schema(call: Call, name: str) -> Value:
    """CREATE SCHEMA and DROP SCHEMA."""
    title = call.get(0, "name")
    if not isinstance(title, str):
        return Ddl(call.derived())
    return Ddl(RunSql(f"{name.removesuffix('Schema').upper()} SCHEMA {title}"))


def other(call: Call, name: str) -> Value:
    return Ddl(Unknown("unknown-argument", call.shown))


DDL: Mapping[str, Known] = {
    "sqlalchemy.DDL": ddl,
    "sqlalchemy.CreateTable": create_table,
    "sqlalchemy.DropTable": drop_table,
    "sqlalchemy.DropIndex": drop_index,
    "sqlalchemy.CreateSequence": sequence,
    "sqlalchemy.DropSequence": sequence,
    "sqlalchemy.CreateSchema": schema,
    "sqlalchemy.DropSchema": schema,
    **{f"sqlalchemy.{name}": other for name in ("CreateIndex", "AddConstraint", "DropConstraint")},
}
