"""Adding a foreign key without reading the rows under the lock."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import (
    blocks,
    call,
    execute,
    listed,
    quoted,
    schema_of,
    sql_name,
    sql_names,
    sql_table,
)
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code
from domain.rules.safe_ways.validation import validate
from domain.schema.elements import Column, ForeignKey
from domain.schema.names import TableName


def online_foreign_key(table: TableName, key: ForeignKey, target: Target) -> str:
    if target.database is Database.POSTGRESQL:
        return foreign_key_in_two_steps(table, key)
    return unchecked_foreign_key(table, key, target.database)


def foreign_key_in_two_steps(table: TableName, key: ForeignKey) -> str:
    create = call(
        "op.create_foreign_key",
        quoted(name_of(table, key)),
        quoted(table.name),
        quoted(key.target.name),
        listed(key.columns),
        listed(key.target_columns) if key.target_columns else "[...]",
        source_schema=schema_of(table),
        referent_schema=schema_of(key.target),
        ondelete=quoted(key.on_delete) if key.on_delete else None,
        onupdate=quoted(key.on_update) if key.on_update else None,
        deferrable="True" if key.deferrable else None,
        postgresql_not_valid="True",
    )
    return blocks(
        "# Revision 1: new rows are checked from now on, existing ones are not read.\n" + create,
        validate(table, name_of(table, key), "Revision 2"),
    )


def unchecked_foreign_key(table: TableName, key: ForeignKey, database: Database) -> str:
    child, parent = sql_table(table, database), sql_table(key.target, database)
    actions = "".join(
        f" ON {when} {action}"
        for when, action in (("DELETE", key.on_delete), ("UPDATE", key.on_update))
        if action
    )
    sql = (
        f"ALTER TABLE {child} ADD CONSTRAINT {sql_name(name_of(table, key), database)} "
        f"FOREIGN KEY ({sql_names(key.columns, database)}) "
        f"REFERENCES {parent} ({sql_names(key.target_columns, database)}){actions}, "
        "ALGORITHM=INPLACE, LOCK=NONE"
    )
    return "\n".join(
        [
            f"# Existing rows are not checked this way: see first that every row of {child}",
            f"# finds its row in {parent}.",
            execute("SET SESSION foreign_key_checks = 0"),
            execute(sql),
            execute("SET SESSION foreign_key_checks = 1"),
        ]
    )


def inline_foreign_key(table: TableName, column: Column, key: ForeignKey) -> str:
    """For a new column that is NULL everywhere: stated with the column, no row is read."""
    target = f"{key.target}.{key.target_columns[0]}" if key.target_columns else str(key.target)
    reference = call(
        "sa.ForeignKey",
        quoted(target),
        name=quoted(name_of(table, key)),
        ondelete=quoted(key.on_delete) if key.on_delete else None,
        onupdate=quoted(key.on_update) if key.on_update else None,
    )
    return (
        "# A new column is NULL in every row. Stated together with it (Alembic >= 1.18.2) the\n"
        "# foreign key has nothing to check.\n"
    ) + add_column(
        table, column_code(column, Database.POSTGRESQL, reference), inline_references="True"
    )


def name_of(table: TableName, key: ForeignKey) -> str:
    return key.name or "_".join(["fk", table.name, *key.columns])
