"""Each statement of a text as operations, or as itself where there is no word for it."""

from collections.abc import Callable, Iterator

import attrs
import postgast
from postgast import pg_query_pb2 as tree

from adapters.sql.lines import line_of, start_of
from adapters.sql.postgresql import indexes, objects, rows, tables, views
from adapters.sql.postgresql.altering import alter_table
from adapters.sql.postgresql.blocks import block_in
from adapters.sql.postgresql.dropping import drop
from adapters.sql.postgresql.dumps import without_psql
from adapters.sql.postgresql.nodes import Node, NotExpressible, inner
from application.ports.sql_reader import SqlStatement
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
    "create_schema_stmt": objects.create_schema,
    "composite_type_stmt": objects.changes("CREATE", "TYPE"),
    "grant_stmt": objects.changes("GRANT", "PRIVILEGES"),
    "grant_role_stmt": objects.changes("GRANT", "ROLE"),
    "alter_default_privileges_stmt": objects.changes("ALTER", "DEFAULT PRIVILEGES"),
    "create_stats_stmt": objects.changes("CREATE", "STATISTICS"),
    "variable_show_stmt": objects.nothing,
    "constraints_set_stmt": objects.set_constraints,
    "explain_stmt": objects.nothing,
    "select_stmt": rows.select,
    "insert_stmt": rows.insert,
    "update_stmt": rows.update,
    "delete_stmt": rows.delete,
}


def statements_of(text: str) -> Iterator[SqlStatement]:
    try:
        parsed = postgast.parse(text)
    except (postgast.PgQueryError, ValueError, RecursionError) as error:
        plain = without_psql(text)
        yield from one_by_one(text, error) if plain == text else statements_of(plain)
        return
    encoded = text.encode()
    for raw in parsed.stmts:
        # stmt_len is 0 for a last statement without a semicolon.
        end = raw.stmt_location + raw.stmt_len if raw.stmt_len else len(encoded)
        before = len(encoded[: raw.stmt_location].decode(errors="replace"))
        own_text = encoded[raw.stmt_location : end].decode(errors="replace")
        start = start_of(own_text, 0)
        line, words = line_of(text, before + start), own_text[start:].strip()
        block = statements_in_block(raw.stmt, words)
        if block is not None:
            yield from (moved_down(statement, line - 1) for statement in block)
        else:
            yield SqlStatement(words, line, operations_of_statement(raw.stmt, own_text.strip()))


def statements_in_block(node: Node, words: str) -> list[SqlStatement] | None:
    """Those of a DO block that can be taken apart."""
    if node.WhichOneof("node") != "do_stmt":
        return None
    try:
        return block_in(words, node.do_stmt, statements_of)
    except NotExpressible:
        return None


def one_by_one(text: str, error: Exception) -> Iterator[SqlStatement]:
    """A statement with a fault spoils no other."""
    parts = separated(text)
    if len(parts) > 1:
        for position, part in parts:
            lines = line_of(text, position) - 1
            yield from (moved_down(statement, lines) for statement in statements_of(part))
    elif text[start_of(text, 0) :].strip(" \t\n;"):
        place = getattr(error, "cursorpos", 0)
        yield SqlStatement(
            text[start_of(text, 0) :].strip(),
            line_of(text, start_of(text, 0)),
            (RunSql(text.strip()),),
            fault=str(error),
            fault_line=line_of(text, place - 1) if place else None,
        )


def moved_down(statement: SqlStatement, lines: int) -> SqlStatement:
    fault_line = statement.fault_line
    return attrs.evolve(
        statement,
        line=statement.line + lines,
        fault_line=fault_line + lines if fault_line else None,
    )


def separated(text: str) -> list[tuple[int, str]]:
    """Cut at the semicolons; each part with the place where it begins."""
    try:
        tokens = postgast.scan(text).tokens
    except (postgast.PgQueryError, ValueError):
        return [(0, text)]
    encoded = text.encode()
    cuts = [token.start for token in tokens if token.token == tree.ASCII_59]
    starts = [0, *(cut + 1 for cut in cuts)]
    parts = [
        (len(encoded[:a].decode()), encoded[a:b].decode())
        for a, b in zip(starts, [*cuts, None], strict=True)
    ]
    return [(place, part) for place, part in parts if part.strip()]


def operations_of_statement(node: Node, own_text: str) -> tuple[Operation, ...]:
    read = STATEMENTS.get(node.WhichOneof("node") or "")
    if read is None:
        return (RunSql(own_text),)
    try:
        return tuple(read(inner(node)))
    except NotExpressible:
        return (RunSql(own_text),)
