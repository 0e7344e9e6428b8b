"""How one of Alembic's operations is written down: by its class, and the names in it."""

from __future__ import annotations

from typing import Any

# The attributes of Alembic's operations that hold names, and what they are called here.
WORDS = """
table_name:table source_table:table schema:schema source_schema:schema column_name:column
index_name:name constraint_name:name new_table_name:new_name referent_table:target
"""
NAMES = dict(word.split(":") for word in WORDS.split())
CHANGES = ("nullable", "server_default", "name", "type", "comment")


def told(operation: Any, operations: Any) -> dict[str, Any]:
    """With the name that the database gets."""
    return {**described(operation), **christened(operation, operations)}


def described(operation: Any) -> dict[str, Any]:
    """The operation by its class and the names in it."""
    found: dict[str, Any] = {"kind": type(operation).__name__}
    for attribute, name in NAMES.items():
        value = getattr(operation, attribute, None)
        if isinstance(value, str):
            found[name] = str(value)
    if getattr(operation, "column", None) is not None:
        found["column"] = str(operation.column.name)
    columns = getattr(operation, "columns", None) or getattr(operation, "local_cols", None) or ()
    of_table = found["kind"] == "CreateTableOp"
    listed = (c for c in columns if not of_table or hasattr(c, "type"))
    found["columns"] = [str(getattr(c, "name", c)) for c in listed]
    if found["kind"] == "AlterColumnOp":
        found["changes"] = [change for change in CHANGES if changes(operation, change)]
    if found["kind"] == "BulkInsertOp":
        found["table"] = str(operation.table.name)
    return found


def christened(operation: Any, operations: Any) -> dict[str, str]:
    """The name that the database gets, by the naming convention of the target metadata."""
    try:
        preparer = operations.migration_context.dialect.identifier_preparer
        made = constraint_or_index(operation, operations)
        return {"name": str(preparer.format_constraint(made, _alembic_quote=False))}
    except Exception:  # noqa: BLE001 - it makes none, or cannot run: its own error tells why
        return {}


def constraint_or_index(operation: Any, operations: Any) -> Any:
    if type(operation).__name__ == "DropConstraintOp":
        told, make = operation, operations.schema_obj.generic_constraint
        return make(told.constraint_name, told.table_name, told.constraint_type, schema=told.schema)
    make = getattr(operation, "to_constraint", None) or operation.to_index
    return make(operations.migration_context)


def changes(operation: Any, change: str) -> bool:
    """None says nothing of most attributes; of a default and a comment, False says nothing."""
    value = getattr(operation, "modify_" + change, None)
    silent = False if change in ("server_default", "comment") else None
    return value is not silent
