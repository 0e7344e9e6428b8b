"""Dropping and renaming a table over two releases."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import blocks, call, execute, quoted, schema_of, sql_table
from domain.schema.names import TableName
from domain.schema.schema import Schema


def retire_table(table: TableName, before: Schema, target: Target) -> str:
    """Foreign keys that point at it go first: PostgreSQL and MySQL refuse the drop otherwise."""
    keys = [
        call(
            "op.drop_constraint",
            quoted(key.name) if key.name else "...",
            quoted(owner.name.name),
            type_='"foreignkey"',
            schema=schema_of(owner.name),
        )
        for owner, key in before.referencing(table)
        if target.database is not Database.SQLITE
    ]
    drop = call("op.drop_table", quoted(table.name), schema=schema_of(table))
    return "\n".join(
        [
            f"# In a revision of its own, when no running code uses {table} any more, and after a",
            "# backup: a downgrade() can create the table again, but not its rows.",
            *keys,
            drop,
        ]
    )


def rename_with_view(table: TableName, new_name: str, target: Target) -> str:
    """A view of one table, with all its columns, can be written through."""
    if target.database is Database.SQLITE:
        return (
            f"# Leave the table its name, and rename only the class:\n"
            f"#     __tablename__ = {quoted(table.name)}"
        )
    old = sql_table(table, target.database)
    new = sql_table(TableName(new_name, table.schema), target.database)
    rename = call("op.rename_table", quoted(table.name), quoted(new_name), schema=schema_of(table))
    return blocks(
        "# Often it is enough to rename the class, and leave the database alone:\n"
        f"#     __tablename__ = {quoted(table.name)}",
        "# Else revision 1: running code reads and writes through a view with the old name.\n"
        f"{rename}\n{execute(f'CREATE VIEW {old} AS SELECT * FROM {new}')}",
        f"# Revision 2, when no running code uses {table} any more:\n"
        + execute(f"DROP VIEW {old}"),
    )


def delete_some(table: TableName, target: Target) -> str:
    return (
        "# The rows that are meant, after a backup, in batches that are committed one by one:\n"
        f"#     DELETE FROM {sql_table(table, target.database)} WHERE ..."
    )
