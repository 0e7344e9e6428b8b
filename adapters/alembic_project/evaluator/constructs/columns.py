"""`sa.Column`, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.constraints import (
    ConstraintValue,
    ForeignKeyValue,
    bound_check,
)
from adapters.alembic_project.evaluator.constructs.defaults import (
    ComputedValue,
    Fetched,
    Identity,
    Sequence,
    default_of,
)
from adapters.alembic_project.evaluator.constructs.expressions import Expression, SqlExpression
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.knowledge import truth
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Choice,
    Nameable,
    Pieces,
    Unknown,
    Value,
)
from domain.classes import define
from domain.schema.elements import Column, Constraint, Default, Index, Unique
from domain.schema.names import TableName

NAMING = (str, Pieces, Unknown, Choice)
NUMBERED = frozenset(("integer", "bigint", "smallint"))


@define(eq=False)
class ColumnValue(SqlExpression, Nameable):
    """A column before it is in a table. Flags are None where they are not known.

    `nullable` is ABSENT where it is not given; `owner` is the table that it was taken from;
    `typed` tells that it was given a type, be it one that nobody knows.
    """

    name: Value
    kind: SqlType | None = None
    nullable: Value = ABSENT
    default: Default | None = None
    extras: list[Value] = field(factory=list)
    primary_key: bool | None = False
    unique: bool | None = None
    index: bool | None = None
    autoincrement: Value = "auto"
    comment: Value = None
    owner: TableName | None = None
    typed: bool = False

    @property
    def text(self) -> str | None:
        return self.name if isinstance(self.name, str) else None

    def take_name(self, name: str) -> None:
        if self.name is None:
            self.name = name

    def attribute(self, machine: Machine, name: str) -> Value:
        match name:
            case "name" | "key" | "__str__":
                return self.name
            case "type":
                return self.kind or Unknown("unknown-argument", "a column's type")
            case "nullable":
                return not self.primary_key if self.nullable is ABSENT else self.nullable
            case "primary_key" | "unique" | "index" | "comment":
                return getattr(self, name)
        return Expression(None)

    def method(self, call: Call, name: str) -> Value:
        if name in ("copy", "_copy"):
            return evolve(self)
        return super().method(call, name)

    @property
    def column_name(self) -> str:
        """Raise NotKnown."""
        if isinstance(self.name, str):
            return self.name
        raise NotKnown.of(self.name, "the name of a column")

    @property
    def is_identity(self) -> bool:
        return bool(self.extras) and any(isinstance(extra, Identity) for extra in self.extras)

    def numbers_itself(self, alone_in_key: bool) -> bool:
        """Whether the database fills it: IDENTITY, SERIAL or AUTO_INCREMENT."""
        if self.is_identity:
            return True
        asked = self.autoincrement is True or (self.autoincrement == "auto" and alone_in_key)
        return asked and self.fits_numbering

    @property
    def fits_numbering(self) -> bool:
        if self.kind is None or self.kind.data.name not in NUMBERED:
            return False
        taken = any(
            isinstance(extra, ForeignKeyValue) or (isinstance(extra, Sequence) and extra.supported)
            for extra in self.extras
        )
        return self.autoincrement is True or not (taken or self.default)

    def element(self, in_key: bool, alone_in_key: bool) -> Column:
        """The column as part of a table. Raise NotKnown."""
        computed = [e.computed for e in self.extras if isinstance(e, ComputedValue)]
        return Column(
            self.column_name,
            None if self.kind is None else self.kind.data,
            self.accepts_null(in_key),
            self.default,
            self.numbers_itself(alone_in_key),
            computed[0] if computed else None,
            self.comment if isinstance(self.comment, str) else None,
        )

    def accepts_null(self, in_key: bool) -> bool | None:
        if self.nullable is ABSENT:
            return not (in_key or self.primary_key or self.is_identity)
        if in_key or self.primary_key:
            return False
        return None if self.nullable is None else truth(self.nullable)

    def constraints(self) -> list[Constraint]:
        """The constraints that come with it, as a table has them. Raise NotKnown."""
        name = self.column_name
        found: list[Constraint] = []
        if self.unique and not self.index:
            found.append(Unique(None, (name,)))
        for extra in self.extras:
            if isinstance(extra, ForeignKeyValue):
                found.append(extra.on((name,)))
            elif isinstance(extra, ConstraintValue):
                found.append(extra.constraint)
        if self.kind is not None and self.kind.bound_check is not None:
            found.append(bound_check(name, self.kind))
        return found

    def indexes(self) -> list[Index]:
        """The index of `index=True`."""
        return [Index(None, (self.column_name,), unique=bool(self.unique))] if self.index else []


def flag(value: Value) -> bool | None:
    return None if value is None else truth(value)


def column(call: Call, name: str) -> Value:
    """`sa.Column(name, type, *constraints and defaults, ...)`."""
    args = list(call.args)
    title = call.kwargs.get("name")
    if args and isinstance(args[0], NAMING) and "name" not in call.kwargs:
        title = args.pop(0)
    elif args and args[0] is None:
        args.pop(0)
    made = ColumnValue(title, comment=call.kwargs.get("comment"))
    for argument in [call.kwargs.get("type_"), *args]:
        add(call.machine, made, argument)
    server_default = call.kwargs.get("server_default")
    if isinstance(server_default, PARTS):
        made.extras.append(server_default)
    made.default = made.default or default_of(server_default)
    made.nullable = call.kwargs.get("nullable", ABSENT)
    made.primary_key = flag(call.kwargs.get("primary_key", False))
    made.unique = flag(call.kwargs.get("unique"))
    made.index = flag(call.kwargs.get("index"))
    made.autoincrement = call.kwargs.get("autoincrement", "auto")
    return made


PARTS = (ForeignKeyValue, ConstraintValue, ComputedValue, Identity, Sequence, Fetched)


def add(machine: Machine, made: ColumnValue, argument: Value) -> None:
    """A positional argument: the type, or something that belongs to the column."""
    if isinstance(argument, PARTS):
        made.extras.append(argument)
    elif made.kind is None and argument is not None and not isinstance(argument, str):
        made.kind = machine.type_of(argument)
        made.typed = True


def light_column(call: Call, name: str) -> Value:
    """`sa.column(name, type)`, for statements."""
    made = ColumnValue(call.get(0, "text"))
    made.kind = call.machine.type_of(call.get(1, "type_"))
    return made


COLUMNS: Mapping[str, Known] = {
    "sqlalchemy.Column": column,
    "sqlalchemy.mapped_column": column,
    "sqlalchemy.column": light_column,
}
