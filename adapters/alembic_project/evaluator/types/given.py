"""What a type is made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Value
from domain.classes import define
from domain.schema.datatypes import DataType


@define(eq=False)
class Given:
    """The arguments of a type's constructor, and the machine that knows the target."""

    machine: Machine
    name: str
    args: Sequence[Value] = ()
    kwargs: Mapping[str, Value] = {}

    def get(self, position: int, name: str) -> Value:
        return self.args[position] if len(self.args) > position else self.kwargs.get(name)

    def number(self, position: int, name: str) -> int | None:
        value = self.get(position, name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def text(self, name: str) -> str | None:
        value = self.kwargs.get(name)
        return value if isinstance(value, str) else None


Maker = Callable[[Given], DataType]


def word(name: str) -> Maker:
    """A type without arguments, or whose arguments change nothing."""
    made = DataType(name)
    return lambda given: made


def with_length(name: str) -> Maker:
    """A text: `(length, collation)`, and the character set where the database has them."""

    def make(given: Given) -> DataType:
        collation = given.get(1, "collation")
        return DataType(
            name,
            length=given.number(0, "length"),
            collation=collation if isinstance(collation, str) else None,
            charset=given.text("charset"),
        )

    return make


def with_size(name: str) -> Maker:
    return lambda given: DataType(name, length=given.number(0, "length"))


def without_length(name: str) -> Maker:
    """A text of any length."""

    def make(given: Given) -> DataType:
        collation = given.get(1, "collation")
        return DataType(
            name,
            collation=collation if isinstance(collation, str) else None,
            charset=given.text("charset"),
        )

    return make


def numeric(given: Given) -> DataType:
    precision, scale = given.number(0, "precision"), given.number(1, "scale")
    if precision is not None and scale is None:
        scale = 0
    unsigned = given.kwargs.get("unsigned") is True
    return DataType("numeric", precision=precision, scale=scale, unsigned=unsigned)
