"""Each statement of a text as operations, or as itself where there is no word for it."""

from collections.abc import Callable, Iterator

import postgast
from postgast import pg_query_pb2 as tree

from adapters.sql.postgresql import indexes, objects, rows, tables, views
from adapters.sql.postgresql.altering import alter_table
from adapters.sql.postgresql.dropping import drop
from adapters.sql.postgresql.nodes import Node, NotExpressible, inner
from domain.operations import Operation, RunSql

STATEMENTS: dict[str, Callable[[Node], Iterator[Operation]]] = {
    "create_stmt": tables.create_table,
    "alter_table_stmt": alter_table,
    "rename_stmt": tables.rename,
    "alter_object_schema_stmt": tables.move,
    "truncate_stmt": tables.truncate,
    "comment_stmt": tables.comment,
    "create_trig_stmt": tables.create_trigger,
    "create_policy_stmt": tables.create_policy,
    "cluster_stmt": tables.cluster,
    "vacuum_stmt": tables.vacuum,
    "index_stmt": indexes.create_index,
    "reindex_stmt": indexes.reindex,
    "drop_stmt": drop,
    "view_stmt": views.create_view,
    "create_table_as_stmt": views.create_from_query,
    "refresh_mat_view_stmt": views.refresh_view,
    "create_enum_stmt": objects.create_enum,
    "alter_enum_stmt": objects.alter_enum,
    "create_domain_stmt": objects.create_domain,
    "alter_domain_stmt": objects.alter_domain,
    "create_function_stmt": objects.create_function,
    "variable_set_stmt": objects.set_setting,
    "transaction_stmt": objects.control_transaction,
    "create_seq_stmt": objects.changes("CREATE", "SEQUENCE"),
    "alter_seq_stmt": objects.changes("ALTER", "SEQUENCE"),
    "create_extension_stmt": objects.changes("CREATE", "EXTENSION"),
    "alter_extension_stmt": objects.changes("ALTER", "EXTENSION"),
    "create_schema_stmt": objects.changes("CREATE", "SCHEMA"),
    "composite_type_stmt": objects.changes("CREATE", "TYPE"),
    "grant_stmt": objects.changes("GRANT", "PRIVILEGES"),
    "grant_role_stmt": objects.changes("GRANT", "ROLE"),
    "alter_default_privileges_stmt": objects.changes("ALTER", "DEFAULT PRIVILEGES"),
    "create_stats_stmt": objects.changes("CREATE", "STATISTICS"),
    "variable_show_stmt": objects.nothing,
    "constraints_set_stmt": objects.nothing,
    "explain_stmt": objects.nothing,
    "select_stmt": rows.select,
    "insert_stmt": rows.insert,
    "update_stmt": rows.update,
    "delete_stmt": rows.delete,
}


def operations_of(text: str) -> tuple[Operation, ...]:
    try:
        parsed = postgast.parse(text)
    except (postgast.PgQueryError, ValueError, RecursionError):
        statements = separated(text)
        if len(statements) < 2:
            return (RunSql(text),)
        return tuple(found for each in statements for found in operations_of(each))
    encoded = text.encode()
    found: list[Operation] = []
    for raw in parsed.stmts:
        # stmt_len is 0 for a last statement without a semicolon.
        end = raw.stmt_location + raw.stmt_len if raw.stmt_len else len(encoded)
        own_text = encoded[raw.stmt_location : end].decode(errors="replace").strip()
        found.extend(operations_of_statement(raw.stmt, own_text))
    return tuple(found)


def separated(text: str) -> list[str]:
    """Cut at the semicolons, so that a statement with a fault spoils no other."""
    try:
        tokens = postgast.scan(text).tokens
    except (postgast.PgQueryError, ValueError):
        return [text]
    encoded = text.encode()
    cuts = [token.start for token in tokens if token.token == tree.ASCII_59]
    starts = [0, *(cut + 1 for cut in cuts)]
    parts = [encoded[a:b].decode().strip() for a, b in zip(starts, [*cuts, None], strict=True)]
    return [part for part in parts if part]


def operations_of_statement(node: Node, own_text: str) -> tuple[Operation, ...]:
    read = STATEMENTS.get(node.WhichOneof("node") or "")
    if read is None:
        return (RunSql(own_text),)
    try:
        return tuple(read(inner(node)))
    except NotExpressible:
        return (RunSql(own_text),)
