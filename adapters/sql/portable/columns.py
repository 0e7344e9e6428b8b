"""Columns, types and constraints."""

from collections.abc import Iterator

import attrs
from sqlglot import exp

from adapters.sql.portable.nodes import NotExpressible, name_of, names_of, table_of
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    ForeignKey,
    PrimaryKey,
    Unique,
)

NAMES = {
    "int": "integer",
    "uint": "integer",
    "ubigint": "bigint",
    "usmallint": "smallint",
    "utinyint": "tinyint",
    "umediumint": "mediumint",
    "decimal": "numeric",
    "udecimal": "numeric",
    "udouble": "double",
    "timestamptz": "timestamp",
}
WITH_LENGTH = frozenset({"varchar", "char", "varbinary", "binary", "bit"})


def type_of(node: exp.DataType) -> DataType:
    word = node.this.value.lower() if isinstance(node.this, exp.DType) else str(node.this).lower()
    name = NAMES.get(word, word)
    shape = DataType(name, unsigned=word in NAMES and word.startswith("u"))
    if name in ("enum", "set"):
        return attrs.evolve(shape, values=tuple(value.name for value in node.expressions))
    numbers = [int(e.name) for e in node.expressions if e.name.isdigit()]
    if name == "varbinary" and not numbers:
        return attrs.evolve(shape, name="blob")
    if name in WITH_LENGTH and numbers:
        return attrs.evolve(shape, length=numbers[0])
    if name == "numeric" and numbers:
        scale = numbers[1] if len(numbers) > 1 else 0
        return attrs.evolve(shape, precision=numbers[0], scale=scale)
    return shape


def column_of(node: exp.ColumnDef, dialect: str) -> Column:
    """`nullable` follows MySQL and SQLite: a primary key is NOT NULL."""
    given = {type(c.kind): c.kind for c in node.constraints}
    not_null = given.get(exp.NotNullColumnConstraint)
    refuses = not_null is not None and not not_null.args.get("allow_null")
    default = given.get(exp.DefaultColumnConstraint)
    computed = given.get(exp.ComputedColumnConstraint)
    comment = given.get(exp.CommentColumnConstraint)
    return Column(
        node.name,
        type_of(node.kind) if isinstance(node.kind, exp.DataType) else None,
        nullable=not (refuses or exp.PrimaryKeyColumnConstraint in given),
        default=default_of(default.this, dialect) if default else None,
        identity=exp.AutoIncrementColumnConstraint in given,
        computed=computed_of(computed, dialect) if computed else None,
        comment=comment.name if comment else None,
    )


def default_of(node: exp.Expr, dialect: str) -> Default:
    if isinstance(node, exp.Literal) and node.is_string:
        return Default(node.name)
    return Default(node.sql(dialect=dialect), is_expression=True)


def computed_of(node: exp.Expr, dialect: str) -> Computed:
    return Computed(node.this.sql(dialect=dialect), bool(node.args.get("persisted")))


def constraints_of_column(node: exp.ColumnDef, dialect: str) -> Iterator[Constraint]:
    for constraint in node.constraints:
        kind = constraint.kind
        name = name_of(constraint.this)
        if isinstance(kind, exp.PrimaryKeyColumnConstraint):
            yield PrimaryKey(name, (node.name,))
        elif isinstance(kind, exp.UniqueColumnConstraint):
            yield Unique(name, (node.name,))
        elif isinstance(kind, exp.CheckColumnConstraint):
            yield Check(name, kind.this.sql(dialect=dialect))
        elif isinstance(kind, exp.Reference):
            yield foreign_key(name, (node.name,), kind)


def constraint_of(node: exp.Expr, dialect: str) -> Constraint:
    """A constraint of the table. Raise NotExpressible for what else may stand there."""
    if isinstance(node, exp.Constraint):
        return attrs.evolve(constraint_of(node.expressions[0], dialect), name=node.name)
    if isinstance(node, exp.PrimaryKey):
        return PrimaryKey(None, names_of(node))
    if isinstance(node, exp.UniqueColumnConstraint):
        return Unique(name_of(node.this), names_of(node.this))
    if isinstance(node, exp.ForeignKey):
        return foreign_key(None, names_of(node), node.args["reference"])
    if isinstance(node, exp.CheckColumnConstraint):
        return Check(None, node.this.sql(dialect=dialect))
    raise NotExpressible(type(node).__name__)


def foreign_key(name: str | None, columns: tuple[str, ...], node: exp.Expr) -> ForeignKey:
    options = [str(option).upper() for option in node.args.get("options") or ()]
    return ForeignKey(
        name,
        columns,
        table_of(node.this),
        names_of(node.this) if isinstance(node.this, exp.Schema) else (),
        on_delete=action(options, "ON DELETE "),
        on_update=action(options, "ON UPDATE "),
    )


def action(options: list[str], prefix: str) -> str | None:
    return next((o.removeprefix(prefix) for o in options if o.startswith(prefix)), None)
