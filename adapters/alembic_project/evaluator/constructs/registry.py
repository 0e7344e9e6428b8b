"""All of SQLAlchemy that is understood here, by key."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import COLUMNS
from adapters.alembic_project.evaluator.constructs.connections import (
    BIND,
    CONNECTIONS,
    SESSION,
    MetaData,
    ModelBase,
)
from adapters.alembic_project.evaluator.constructs.constraints import CONSTRAINTS
from adapters.alembic_project.evaluator.constructs.ddl import DDL
from adapters.alembic_project.evaluator.constructs.defaults import DEFAULTS
from adapters.alembic_project.evaluator.constructs.expressions import EXPRESSIONS
from adapters.alembic_project.evaluator.constructs.inspector import INSPECTION
from adapters.alembic_project.evaluator.constructs.statements import STATEMENTS
from adapters.alembic_project.evaluator.constructs.tables import TABLES
from adapters.alembic_project.evaluator.library import reference
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.types.making import TYPES
from adapters.alembic_project.evaluator.values import Entity, Value, final


@define(eq=False)
class FlaskSqlAlchemy(Entity):
    """`SQLAlchemy()` of Flask-SQLAlchemy: the names of SQLAlchemy, and a session."""

    metadata: Value

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "session":
            return SESSION
        if name in ("engine", "get_engine"):
            return BIND
        if name == "Model":
            return ModelBase(self.metadata)
        if name == "metadata":
            return self.metadata
        return reference(machine, f"sqlalchemy.{name}")


def flask_sqlalchemy(call: Call, name: str) -> Value:
    given = call.kwargs.get("metadata")
    return FlaskSqlAlchemy(MetaData() if given is None else given)


def quoted(call: Call, name: str) -> Value:
    """`quoted_name(text, quote)`: a text."""
    return call.get(0, "value")


def conv(call: Call, name: str) -> Value:
    return final(call.get(0, "value"))


CONSTRUCTS: Mapping[str, Known] = {
    **TYPES,
    **EXPRESSIONS,
    **DEFAULTS,
    **COLUMNS,
    **CONSTRAINTS,
    **TABLES,
    **STATEMENTS,
    **CONNECTIONS,
    **INSPECTION,
    **DDL,
    "sqlalchemy.quoted_name": quoted,
    "sqlalchemy.conv": conv,
    "sqlalchemy.to_instance": quoted,
    "flask_sqlalchemy.SQLAlchemy": flask_sqlalchemy,
    "flask_appbuilder.SQLA": flask_sqlalchemy,
}
