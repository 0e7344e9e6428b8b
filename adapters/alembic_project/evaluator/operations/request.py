"""What an operation of Alembic is asked to do: its arguments under their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.dialect import dialect_name
from adapters.alembic_project.evaluator.constructs.knowing import (
    NotKnown,
    flag,
    given_name,
    names,
    optional_text,
    text,
)
from adapters.alembic_project.evaluator.constructs.tables import full_name
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Unknown, Value
from domain.classes import define, frozen
from domain.operations import Operation, Reach
from domain.schema.names import TableName


@define(eq=False)
class Request:
    """The arguments by name; `rest` are positional ones that the signature has no name for."""

    machine: Machine
    values: Mapping[str, Value]
    rest: tuple[Value, ...] = ()
    batch: bool = False

    def get(self, name: str) -> Value:
        """The argument, or None."""
        value = self.values.get(name)
        return None if value is ABSENT else value

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, what: str) -> str:
        return text(self.get(name), what)

    def optional(self, name: str, what: str) -> str | None:
        return optional_text(self.get(name), what)

    def given_name(self, name: str, what: str) -> str | None:
        return given_name(self.get(name), what)

    def flag(self, name: str) -> bool:
        value = self.get(name)
        return False if value is None else flag(value, f"the argument {name}")

    def names(self, name: str, what: str) -> tuple[str, ...]:
        return names(self.machine, self.get(name), what)

    def table(self, name: str = "table_name", schema: str = "schema") -> TableName:
        return full_name(self.get(name), self.get(schema))

    def option(self, name: str) -> Value:
        """A keyword of the target's dialect: `postgresql_<name>` on PostgreSQL."""
        return self.get(f"{dialect_name(self.machine)}_{name}")


@frozen
class Signature:
    """The parameters of an operation.

    `extra`: it takes any keyword; `rest`: any number of positional arguments.
    """

    positional: tuple[str, ...]
    keywords: frozenset[str]
    extra: bool = False
    rest: bool = False

    @classmethod
    def of(cls, parameters: str) -> Signature:
        """From `"table_name column * schema"`; `*rest` and `**` as in Python."""
        before, _, after = parameters.partition(" * ")
        words = before.split()
        rest = "*rest" in words
        plain = tuple(w for w in words if not w.startswith("*"))
        keywords = frozenset(w for w in after.split() if not w.startswith("*"))
        return cls(plain, keywords | set(plain), "**" in (*words, *after.split()), rest)

    def bind(self, call: Call, block: Mapping[str, Value] | None = None) -> Request:
        """With what a batch adds from its `block`. Raise NotKnown where the arguments do not fit,
        or are not all known.
        """
        args, kwargs = call.args, call.kwargs
        if len(args) > len(self.positional) and not self.rest:
            raise misfit(f"{len(args)} positional arguments where {len(self.positional)} fit")
        if not self.extra and not self.keywords.issuperset(kwargs):
            unexpected = next(name for name in kwargs if name not in self.keywords)
            raise misfit(f"an argument {unexpected} that it does not take")
        if call.open is not None:
            raise NotKnown(call.open, "the arguments")
        values = dict(zip(self.positional, args, strict=False))
        if doubled := values.keys() & kwargs.keys():
            raise misfit(f"two values for {min(doubled)}")
        rest = tuple(args[len(self.positional) :])
        batch = block is not None
        return Request(call.machine, {**values, **kwargs, **(block or {})}, rest, batch)


def misfit(why: str) -> NotKnown:
    return NotKnown(Unknown("bad-arguments", f"it is given {why}"), "the arguments")


Build = Callable[[Request], Operation | None]


@frozen
class Spec:
    """An operation: what it is built by, its signature alone and in a batch.

    In a batch the table comes from the block: under which names, `table` and `schema` say.
    `reach` is how far it may change the schema where its arguments are not known.
    """

    build: Build
    alone: Signature
    in_batch: Signature | None = None
    table: str = "table_name"
    schema: str = "schema"
    reach: Reach = Reach.ANYWHERE

    def subject(self, values: Mapping[str, Value]) -> TableName | None:
        """The table that it speaks of, where the arguments tell."""
        try:
            return full_name(values.get(self.table), values.get(self.schema))
        except NotKnown:
            return None


def spec(
    build: Build,
    alone: str,
    in_batch: str | None = None,
    table: str = "table_name",
    schema: str = "schema",
    reach: Reach = Reach.ANYWHERE,
) -> Spec:
    batch = None if in_batch is None else Signature.of(in_batch)
    return Spec(build, Signature.of(alone), batch, table, schema, reach)
