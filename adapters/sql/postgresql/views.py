"""Views, and the columns that they read."""

from collections.abc import Iterator

import postgast
from postgast import pg_query_pb2 as tree

from adapters.sql.postgresql.nodes import Node, NotExpressible, enum_name, table_of
from domain.operations import Operation
from domain.schema.names import TableName
from domain.sql_operations import CreateView, RefreshView


def create_view(node: Node) -> Iterator[Operation]:
    yield CreateView(table_of(node.view), reads_of(node.query), replace=node.replace)


def create_from_query(node: Node) -> Iterator[Operation]:
    if enum_name("ObjectType", node.objtype) != "OBJECT_MATVIEW":
        raise NotExpressible("CREATE TABLE AS")
    yield CreateView(table_of(node.into.rel), reads_of(node.query), materialized=True)


def refresh_view(node: Node) -> Iterator[Operation]:
    yield RefreshView(table_of(node.relation), node.concurrent)


def reads_of(query: Node) -> tuple[tuple[TableName, str], ...]:
    """Columns by table. One without a prefix is held to belong to every table of the query."""
    tables = {
        relation.alias.aliasname or relation.relname: table_of(relation)
        for relation in postgast.find_nodes(query, tree.RangeVar)
    }
    found: dict[tuple[TableName, str], None] = {}
    for reference in postgast.find_nodes(query, tree.ColumnRef):
        *prefix, column = [part.string.sval or "*" for part in reference.fields]
        named = [tables[prefix[-1]]] if prefix and prefix[-1] in tables else tables.values()
        found.update(dict.fromkeys((table, column) for table in named))
    return tuple(found)
