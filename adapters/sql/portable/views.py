"""What a view reads, where that keeps a table from being changed."""

from collections.abc import Iterator

from sqlglot import exp

from adapters.sql.portable.nodes import NotExpressible, table_of
from domain.schema.names import TableName
from domain.sql_operations import CreateView


def create_view(node: exp.Create, dialect: str) -> CreateView:
    """On MySQL a view keeps no column of its tables from going: what it reads decides nothing."""
    reads = () if dialect == "mysql" else tuple(dict.fromkeys(columns_read(node)))
    replace = bool(node.args.get("replace"))
    return CreateView(table_of(node.this), reads, replace=replace)


def columns_read(node: exp.Create) -> Iterator[tuple[TableName, str]]:
    """Each column with its table. Of a table without one it says `*`."""
    query = node.args.get("expression")
    if query is None:
        raise NotExpressible("a view without a query")
    names = {t.alias_or_name: table_of(t) for t in query.find_all(exp.Table)}
    for name in names.values():
        yield name, "*"
    for column in query.find_all(exp.Column):
        owner = names.get(column.table)
        if owner is not None or not column.table:
            for table in [owner] if owner is not None else names.values():
                yield table, column.name
