"""Server defaults, computed columns, identities."""

from __future__ import annotations

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.expressions import (
    SqlExpression,
    rendered,
)
from adapters.alembic_project.evaluator.values import Choice, Entity, Pieces, Value
from domain.classes import define
from domain.databases.target import Database
from domain.schema.elements import Computed, Default


@define(eq=False)
class ComputedValue(Entity):
    computed: Computed


class Identity(Entity):
    """`sa.Identity()`: the column numbers itself."""

    __slots__ = ()


@define(eq=False)
class Sequence(Entity):
    """`sa.Sequence("name")`. As a column's default it lives in the client, not in the table."""

    name: Value
    supported: bool = True

    def method(self, call: Call, name: str) -> Value:
        if name == "next_value":
            return SequenceNext(self.name)
        return None


WITH_SEQUENCES = (Database.POSTGRESQL, Database.MARIADB)


@define(eq=False)
class SequenceNext(SqlExpression):
    name: Value

    @property
    def text(self) -> str | None:
        return f"nextval('{self.name}')" if isinstance(self.name, str) else None


class Fetched(Entity):
    """`sa.FetchedValue()`: the database has a default, the table's definition does not say it."""

    __slots__ = ()


OF_THE_SERVER = (ComputedValue, Identity, Fetched)


def default_of(value: Value) -> Default | None:
    """The default that a column gets from `server_default`; None where it gets none."""
    if value is None or isinstance(value, OF_THE_SERVER):
        return None
    if isinstance(value, str):
        return Default(value)
    if isinstance(value, SqlExpression):
        return Default(value.text, is_expression=True)
    if isinstance(value, Choice) and None in value.options:
        return Default(None)
    if isinstance(value, Pieces):
        return Default(None)
    return Default(None, is_expression=isinstance(value, Entity))


def computed(call: Call, name: str) -> Value:
    value = call.get(0, "sqltext")
    persisted = call.get(1, "persisted")
    text = value if isinstance(value, str) else rendered(value)
    known = text if isinstance(text, str) else None
    return ComputedValue(Computed(known, persisted if isinstance(persisted, bool) else None))


def identity(call: Call, name: str) -> Value:
    return Identity()


def sequence(call: Call, name: str) -> Value:
    return Sequence(call.get(0, "name"), call.machine.target.database in WITH_SEQUENCES)


def fetched(call: Call, name: str) -> Value:
    return Fetched()


DEFAULTS = {
    "sqlalchemy.Computed": computed,
    "sqlalchemy.Identity": identity,
    "sqlalchemy.Sequence": sequence,
    "sqlalchemy.FetchedValue": fetched,
}
