"""Statements about rows: what they set, and what they read."""

from collections.abc import Iterator

from sqlglot import exp

from adapters.sql.portable.nodes import table_of
from domain.operations import ChangeRows
from domain.schema.names import TableName

ALWAYS_TRUE = ("TRUE", "1 = 1", "1")


def change_of_rows(node: exp.Insert | exp.Update | exp.Delete) -> ChangeRows:
    table = table_of(node.this)
    if isinstance(node, exp.Insert):
        given = node.this.expressions if isinstance(node.this, exp.Schema) else []
        sets = tuple(column.name for column in given)
        return ChangeRows("INSERT", table, None, sets, tuple(reads(node.expression)))
    if isinstance(node, exp.Delete):
        return ChangeRows("DELETE", table, filtered(node))
    assigned = [e for e in node.expressions if isinstance(e, exp.EQ)]
    sets = tuple(each.this.name for each in assigned)
    found = (read for each in assigned for read in reads(each.expression, table))
    return ChangeRows("UPDATE", table, filtered(node), sets, tuple(dict.fromkeys(found)))


def filtered(node: exp.Update | exp.Delete) -> bool:
    """WHERE true and WHERE 1 = 1 find every row."""
    where = node.args.get("where")
    return where is not None and where.this.sql().upper() not in ALWAYS_TRUE


def reads(
    query: exp.Expr | None, changed: TableName | None = None
) -> Iterator[tuple[TableName, str]]:
    """Columns by table. One without a prefix is held to belong to every table of the query."""
    if query is None:
        return
    tables = {table.alias_or_name: table_of(table) for table in query.find_all(exp.Table)}
    if changed is not None:
        tables[changed.name] = changed
    for table in tables.values():
        if query.find(exp.Star):
            yield table, "*"
    for column in query.find_all(exp.Column):
        named = [tables[column.table]] if column.table in tables else tables.values()
        yield from ((table, column.name) for table in named)
