"""Statements about rows."""

from collections.abc import Iterator

import postgast
from postgast import pg_query_pb2 as tree

from adapters.sql.postgresql.nodes import Node, NotExpressible, inner, sql_of, table_of
from adapters.sql.postgresql.views import reads_of
from domain.operations import ChangeRows, Operation

LONGEST_VALUE = 63
MOST_STRINGS = 20
ALWAYS_TRUE = ("true", "1 = 1", "1", "'t'")

# Functions in a SELECT that change nothing of tables; any other may do anything.
HARMLESS = frozenset(
    [
        "array_agg",
        "avg",
        "coalesce",
        "count",
        "current_database",
        "current_schema",
        "currval",
        "date_trunc",
        "exists",
        "format",
        "greatest",
        "jsonb_agg",
        "jsonb_build_object",
        "json_agg",
        "least",
        "length",
        "lower",
        "max",
        "min",
        "nextval",
        "now",
        "nullif",
        "pg_advisory_lock",
        "pg_advisory_unlock",
        "pg_advisory_xact_lock",
        "pg_get_constraintdef",
        "pg_get_serial_sequence",
        "pg_sleep",
        "pg_try_advisory_lock",
        "quote_ident",
        "row_number",
        "setval",
        "set_config",
        "string_agg",
        "sum",
        "to_regclass",
        "trim",
        "upper",
        "version",
    ]
)


def select(node: Node) -> Iterator[Operation]:
    if node.HasField("into_clause"):
        raise NotExpressible("SELECT INTO makes a table")
    for call in postgast.find_nodes(node, tree.FuncCall):
        if call.funcname[-1].string.sval.lower() not in HARMLESS:
            raise NotExpressible("a function that may do anything")
    yield from ()


def insert(node: Node) -> Iterator[Operation]:
    query = inner(node.select_stmt)
    reads = reads_of(query) if query is not None and not query.values_lists else ()
    table = table_of(node.relation)
    yield ChangeRows("INSERT", table, None, set_by(node.cols), reads, strings_in(node))


def update(node: Node) -> Iterator[Operation]:
    table, sets = table_of(node.relation), set_by(node.target_list)
    says = strings_in(node)
    yield ChangeRows("UPDATE", table, filtered(node), sets, reads_of(node), says)


def delete(node: Node) -> Iterator[Operation]:
    yield ChangeRows("DELETE", table_of(node.relation), filtered(node), says=strings_in(node))


def strings_in(node: Node) -> tuple[str, ...]:
    """Those that are short enough for a value of an enum, each once."""
    constants = postgast.find_nodes(node, tree.A_Const)
    texts = (c.sval.sval for c in constants if c.HasField("sval"))
    return tuple(dict.fromkeys(text for text in texts if len(text) <= LONGEST_VALUE))[:MOST_STRINGS]


def set_by(targets: Node) -> tuple[str, ...]:
    return tuple(target.res_target.name for target in targets)


def filtered(node: Node) -> bool:
    """WHERE true and WHERE 1 = 1 find every row."""
    if not node.HasField("where_clause"):
        return False
    return sql_of(node.where_clause).lower() not in ALWAYS_TRUE
