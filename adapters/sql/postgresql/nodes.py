"""Reading the parse tree: names, flags and expressions of its protobuf nodes."""

from typing import Any

import postgast
from postgast import pg_query_pb2 as tree

from domain.schema.names import TableName

Node = Any
"""A protobuf message of libpg_query's tree; its fields are not typed."""


class NotExpressible(Exception):
    """The vocabulary of operations has no word for this; the statement stays raw SQL."""


def inner(node: Node) -> Node:
    """The message inside a Node wrapper."""
    kind = node.WhichOneof("node")
    return getattr(node, kind) if kind else None


def table_of(relation: Node) -> TableName:
    return TableName(relation.relname, relation.schemaname or None)


def strings(nodes: Node) -> tuple[str, ...]:
    return tuple(node.string.sval for node in nodes)


def qualified(nodes: Node) -> TableName:
    """A name as a list of its parts, as DROP has it."""
    parts = strings(nodes)
    return TableName(parts[-1], parts[-2] if len(parts) > 1 else None)


def enum_name(kind: str, number: int) -> str:
    return str(getattr(tree, kind).Name(number))


def sql_of(expression: Node) -> str:
    """The expression's text, as PostgreSQL would write it."""
    result = tree.ParseResult(version=180000)
    statement = result.stmts.add().stmt.select_stmt
    statement.limit_option = tree.LIMIT_OPTION_DEFAULT
    statement.op = tree.SETOP_NONE
    statement.target_list.add().res_target.val.CopyFrom(expression)
    return str(postgast.deparse(result)).removeprefix("SELECT ")


def is_literal(expression: Node) -> str | None:
    """The text of a plain string constant, or None."""
    constant = expression.a_const if expression.HasField("a_const") else None
    return constant.sval.sval if constant is not None and constant.HasField("sval") else None
