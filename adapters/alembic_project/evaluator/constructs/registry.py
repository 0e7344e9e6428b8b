"""All of SQLAlchemy that is understood here, by key."""

from __future__ import annotations

from collections.abc import Mapping

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
from adapters.alembic_project.evaluator.constructs.models import class_attribute
from adapters.alembic_project.evaluator.constructs.statements import STATEMENTS
from adapters.alembic_project.evaluator.constructs.tables import TABLES
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.library import reference
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.types.making import TYPES
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Value, final
from domain.classes import define


@define(eq=False)
class FlaskSqlAlchemy(Entity):
    """`SQLAlchemy()` of Flask-SQLAlchemy: the names of SQLAlchemy, and a session."""

    base: ModelBase

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "session":
            return SESSION
        if name in ("engine", "get_engine"):
            return BIND
        if name == "Model":
            return self.base
        if name == "metadata":
            return self.base.metadata
        return reference(machine, f"sqlalchemy.{name}")


FLASK = ("flask_sqlalchemy.SQLAlchemy", "flask_appbuilder.SQLA")


def flask_sqlalchemy(call: Call, name: str) -> Value:
    given, model = call.kwargs.get("metadata"), call.kwargs.get("model_class")
    if given is None and isinstance(model, Class):
        given = class_attribute(call.machine, model, "metadata")
    if isinstance(model, ModelBase):
        given, model = given or model.metadata, model.model
    metadata = MetaData() if given is None or given is ABSENT else given
    return FlaskSqlAlchemy(ModelBase(metadata, model, call))


def instance_attribute(machine: Machine, instance: Instance, name: str) -> Value:
    """What an object has from the class of a library that its own class extends."""
    if not instance.owner.inherits(machine, *FLASK):
        return ABSENT
    inner = instance.attributes.get("")
    if not isinstance(inner, FlaskSqlAlchemy):
        owner = instance.owner
        call = instance.built or Call(machine, owner.frame, owner.node, [], {})  # type: ignore[arg-type]
        inner = instance.attributes[""] = flask_sqlalchemy(call, "")
    return inner.attribute(machine, name) if isinstance(inner, Entity) else ABSENT


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
    **dict.fromkeys(FLASK, flask_sqlalchemy),
}
