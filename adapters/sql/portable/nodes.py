"""Reading sqlglot's tree."""

from sqlglot import exp

from domain.schema.names import TableName


class NotExpressible(Exception):
    """The vocabulary of operations has no word for this; the statement stays raw SQL."""


def table_of(node: exp.Expr | None) -> TableName:
    """Raise NotExpressible where no single table is named."""
    table = node.find(exp.Table) if node is not None else None
    if table is None or not table.name:
        raise NotExpressible("no table")
    return TableName(table.name, table.db or None)


def name_of(node: exp.Expr | None) -> str | None:
    return node.name or None if node is not None else None


def names_of(node: exp.Expr) -> tuple[str, ...]:
    """The columns of an index or a constraint; expressions by their text."""
    return tuple(element_of(e) for e in node.expressions)


def element_of(node: exp.Expr) -> str:
    inside = node.this if isinstance(node, exp.Ordered) else node
    plain = isinstance(inside, exp.Column | exp.Identifier)
    return inside.name if plain else inside.sql(dialect="mysql")
