"""Writing columns, defaults and indexes as SQLAlchemy code."""

import re

from domain.databases.target import Database
from domain.rules.safe_ways.code import call, quoted, sql_name
from domain.rules.safe_ways.type_code import UNKNOWN, type_code
from domain.schema.elements import Column, Default, Index

NAME = re.compile(r"[^\W\d][\w$]*")


def column_code(column: Column, database: Database, *extra: str, nullable: bool = True) -> str:
    """`sa.Column(...)`, with `extra` arguments after the type, as nullable as asked."""
    return call(
        "sa.Column",
        quoted(column.name),
        type_code(column.type, database),
        *extra,
        server_default=default_code(column.default),
        nullable=str(nullable),
    )


def default_code(default: Default | None) -> str | None:
    if default is None:
        return None
    if default.text is None:
        return UNKNOWN
    text = quoted(default.text)
    return f"sa.text({text})" if default.is_expression else text


def element_list(index: Index) -> str:
    """The columns of an index; expressions, and columns in an order, wrapped in `sa.text`."""
    orders = dict(index.orders)
    return f"[{', '.join([element_code(each, orders.get(each)) for each in index.elements])}]"


def element_code(element: str, order: str | None) -> str:
    if order:
        return f"sa.text({quoted(f'{sql_name(element, Database.POSTGRESQL)} {order}')})"
    return quoted(element) if NAME.fullmatch(element) else f"sa.text({quoted(element)})"


def text_or_none(condition: str | None) -> str | None:
    return f"sa.text({quoted(condition)})" if condition else None
