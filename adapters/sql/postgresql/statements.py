"""Each statement of a text as operations, or as itself where there is no word for it."""

from collections.abc import Callable, Iterator

import postgast

from adapters.sql.postgresql.indexes import create_enum, create_index, drop
from adapters.sql.postgresql.nodes import Node, NotExpressible, inner
from adapters.sql.postgresql.rows import delete, insert, select, update
from adapters.sql.postgresql.tables import alter_table, create_table, rename
from domain.operations import Operation, RunSql

STATEMENTS: dict[str, Callable[[Node], Iterator[Operation]]] = {
    "create_stmt": create_table,
    "alter_table_stmt": alter_table,
    "rename_stmt": rename,
    "index_stmt": create_index,
    "drop_stmt": drop,
    "create_enum_stmt": create_enum,
    "select_stmt": select,
    "insert_stmt": insert,
    "update_stmt": update,
    "delete_stmt": delete,
}


def operations_of(text: str) -> tuple[Operation, ...]:
    try:
        parsed = postgast.parse(text)
    except (postgast.PgQueryError, ValueError, RecursionError):
        return (RunSql(text),)
    encoded = text.encode()
    found: list[Operation] = []
    for raw in parsed.stmts:
        # stmt_len is 0 for a last statement without a semicolon.
        end = raw.stmt_location + raw.stmt_len if raw.stmt_len else len(encoded)
        own_text = encoded[raw.stmt_location : end].decode(errors="replace").strip()
        found.extend(operations_of_statement(raw.stmt, own_text))
    return tuple(found)


def operations_of_statement(node: Node, own_text: str) -> tuple[Operation, ...]:
    read = STATEMENTS.get(node.WhichOneof("node") or "")
    if read is None:
        return (RunSql(own_text),)
    try:
        return tuple(read(inner(node)))
    except NotExpressible:
        return (RunSql(own_text),)
