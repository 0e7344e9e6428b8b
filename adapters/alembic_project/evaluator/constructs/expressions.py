"""SQL expressions: rendered where their text is known."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.dialect import dialect_name
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.language.operators import Operable
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.values import ABSENT, Pieces, Unknown, Value
from domain.classes import define

AGAINST_NULL = {"=": "IS", "!=": "IS NOT"}
COMPARISONS = {
    "like": "LIKE",
    "ilike": "ILIKE",
    "notlike": "NOT LIKE",
    "not_like": "NOT LIKE",
    "is_": "IS",
    "isnot": "IS NOT",
    "is_not": "IS NOT",
    "is_distinct_from": "IS DISTINCT FROM",
    "is_not_distinct_from": "IS NOT DISTINCT FROM",
    "__eq__": "=",
    "__ne__": "!=",
}
LISTS = {"in_": "IN", "not_in": "NOT IN", "notin_": "NOT IN"}
ORDERS = {
    "desc": "DESC",
    "asc": "ASC",
    "nulls_last": "NULLS LAST",
    "nullslast": "NULLS LAST",
    "nulls_first": "NULLS FIRST",
    "nullsfirst": "NULLS FIRST",
}


class SqlExpression(Operable):
    """Anything that renders as an expression. `text` is None where it is not known."""

    __slots__ = ()

    @property
    def text(self) -> str | None:
        raise NotImplementedError

    def operate(self, sign: str, other: Value, reflected: bool = False) -> Value:
        left, right = self.text, rendered(other)
        if sign == "~":
            return Expression(None if left is None else f"NOT {left}")
        if left is None or right is None:
            return Expression(None)
        if other is None:
            sign = AGAINST_NULL.get(sign, sign)
        if reflected:
            left, right = right, left
        if sign in "&|":
            return Expression(f"{left} {'AND' if sign == '&' else 'OR'} {right}")
        if sign == "+" and isinstance(other, str):
            sign = "||"
        return Expression(f"{left} {sign} {right}")

    def method(self, call: Call, name: str) -> Value:
        if name in COMPARISONS:
            return self.operate(COMPARISONS[name], call.get(0, "other"))
        if name in LISTS:
            return self.one_of(call, LISTS[name])
        if name in ORDERS:
            return Expression(None if self.text is None else f"{self.text} {ORDERS[name]}")
        if name == "op":
            return Operator(self, call.get(0, "opstring"))
        if name in ("label", "collate", "self_group"):
            return self
        return Expression(None)

    def one_of(self, call: Call, sign: str) -> Value:
        values = whole(call.machine, call.get(0, "other"))
        texts = [rendered(value) for value in values or ()]
        if values is None or self.text is None or None in texts:
            return Expression(None)
        return Expression(f"{self.text} {sign} ({', '.join(map(str, texts))})")

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "__str__":
            return self.text or ABSENT
        return ABSENT

    def item(self, machine: Machine, key: Value) -> Value:
        return Expression(None)


@define(eq=False)
class Expression(SqlExpression):
    """A piece of SQL that SQLAlchemy would render."""

    known: str | None

    @property
    def text(self) -> str | None:
        return self.known


@define(eq=False)
class Text(SqlExpression):
    """`sa.text(...)`."""

    content: Value
    bound: bool = False

    @property
    def text(self) -> str | None:
        return self.content.replace("\\:", ":") if isinstance(self.content, str) else None

    def method(self, call: Call, name: str) -> Value:
        return Text(self.content, self.bound or name in ("bindparams", "params"))

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("text", "__str__"):
            return self.content
        return ABSENT


@define(eq=False)
class Operator(SqlExpression):
    """`column.op("~")`, waiting for its other side."""

    left: SqlExpression
    sign: Value

    @property
    def text(self) -> str | None:
        return None

    def called(self, call: Call) -> Value:
        if not isinstance(self.sign, str):
            return Expression(None)
        return self.left.operate(self.sign, call.get(0, "other"))


def rendered(value: Value) -> str | None:
    """A value as SQLAlchemy renders it in DDL; None where that is not known."""
    if isinstance(value, SqlExpression):
        return value.text
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value) if isinstance(value, int | float) else None


def text(call: Call, name: str) -> Value:
    return Text(call.get(0, "text"))


def literal(call: Call, name: str) -> Value:
    return Expression(rendered(call.get(0, "value")))


def literal_column(call: Call, name: str) -> Value:
    value = call.get(0, "text")
    return Expression(value if isinstance(value, str) else None)


def truth_value(call: Call, name: str) -> Value:
    name = name.rstrip("_").lower()
    if dialect_name(call.machine) == "sqlite" and name != "null":
        return Expression("1" if name == "true" else "0")
    return Expression("NULL" if name == "null" else name)


# Functions that render without parentheses, and what SQLite calls them.
BARE = {"current_timestamp", "current_date", "current_time", "localtime", "localtimestamp"}


def function(call: Call, name: str) -> Value:
    """`sa.func.name(...)`."""
    if name in BARE and not call.args:
        return Expression(name.upper())
    if name == "now" and dialect_name(call.machine) == "sqlite":
        return Expression("CURRENT_TIMESTAMP")
    texts = [rendered(argument) for argument in call.args]
    if None in texts or call.open:
        return Expression(None)
    return Expression(f"{name}({', '.join(map(str, texts))})")


def conjunction(call: Call, name: str) -> Value:
    texts = [rendered(argument) for argument in call.args]
    if None in texts or not texts:
        return Expression(None)
    sign = " AND " if name.startswith("and") else " OR "
    return Expression(sign.join(map(str, texts)))


def negation(call: Call, name: str) -> Value:
    inner = rendered(call.get(0, "clause"))
    return Expression(None if inner is None else f"NOT ({inner})")


def ordering(call: Call, name: str) -> Value:
    inner = rendered(call.get(0, "column"))
    return Expression(None if inner is None else f"{inner} {ORDERS[name]}")


def some_expression(call: Call, name: str) -> Value:
    return Expression(None)


def content_of(value: Value) -> str | Pieces | Unknown | None:
    """The SQL that a text clause or a string holds."""
    if isinstance(value, Text):
        value = value.content
    return value if isinstance(value, str | Pieces | Unknown) else None


EXPRESSIONS: Mapping[str, Known] = {
    "sqlalchemy.text": text,
    "sqlalchemy.TextClause": text,
    "sqlalchemy.literal": literal,
    "sqlalchemy.literal_column": literal_column,
    "sqlalchemy.func.*": function,
    "sqlalchemy.and_": conjunction,
    "sqlalchemy.or_": conjunction,
    "sqlalchemy.not_": negation,
    **{f"sqlalchemy.{name}": truth_value for name in ("true", "false", "null", "True_", "False_")},
    **{f"sqlalchemy.{name}": ordering for name in ("desc", "asc", "nulls_last", "nullslast")},
    **{
        f"sqlalchemy.{name}": some_expression
        for name in ("cast", "case", "bindparam", "type_coerce", "exists", "extract", "tuple_")
    },
}
