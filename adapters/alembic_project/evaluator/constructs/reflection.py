"""A table as SQLAlchemy's inspector would describe it."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import Entries, Items, Unknown, Value
from domain.databases.target import Database
from domain.schema.elements import Check, Column, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.schema import Table
from domain.schema.table_changes import without_second_keys


def reflect_columns(table: Table, database: Database) -> Value:
    return Items(column_entry(column, table) for column in table.columns)


def column_entry(column: Column, table: Table) -> Entries:
    unknown = Unknown("database-read", f"what the database tells of {column.name}")
    default = column.default.text if column.default else None
    return Entries(
        {
            "name": column.name,
            "type": unknown if column.type is None else SqlType(column.type),
            "nullable": unknown if column.nullable is None else column.nullable,
            "default": default if column.default is None or default is not None else unknown,
            "autoincrement": column.identity,
            "comment": column.comment,
            "primary_key": int(
                table.primary_key is not None and column.name in table.primary_key.columns
            ),
        }
    )


def reflect_indexes(table: Table, database: Database) -> Value:
    """Servers tell the indexes of unique constraints among the others, SQLite does not."""
    found = [index_entry(index) for index in table.indexes]
    for constraint in table.constraints if database is not Database.SQLITE else ():
        if isinstance(constraint, Unique):
            mirror = Index(constraint.name, constraint.columns, unique=True)
            found.append(index_entry(mirror, constraint.name))
    return told(found, database)


def index_entry(index: Index, duplicates: str | None = None) -> Entries:
    entry = Entries(
        {
            "name": index.name,
            "column_names": Items(index.elements),
            "unique": index.unique,
            "include_columns": Items(index.included),
            "dialect_options": Unknown("database-read", "options of an index"),
        }
    )
    if duplicates is not None:
        entry["duplicates_constraint"] = duplicates
    return entry


def reflect_foreign_keys(table: Table, database: Database) -> Value:
    """Of those that are alike SQLAlchemy reads one on SQLite."""
    sqlite = database is Database.SQLITE
    found = without_second_keys(table.foreign_keys) if sqlite else table.foreign_keys
    return told([key_entry(key) for key in found if isinstance(key, ForeignKey)], database)


def told(entries: Iterable[Entries], database: Database) -> Items:
    """In the order in which SQLAlchemy asks for them: on PostgreSQL by name."""
    found = Items(entries)
    if database is Database.POSTGRESQL:
        found.sort(key=lambda entry: str(entry["name"] or ""))  # type: ignore[index]
    return found


def key_entry(key: ForeignKey) -> Entries:
    options = {"ondelete": key.on_delete, "onupdate": key.on_update}
    return Entries(
        {
            "name": key.name,
            "constrained_columns": Items(key.columns),
            "referred_schema": key.target.schema,
            "referred_table": key.target.name,
            "referred_columns": Items(key.target_columns),
            "options": Entries({k: v for k, v in options.items() if v is not None}),
        }
    )


def reflect_uniques(table: Table, database: Database) -> Value:
    """On MySQL a unique index is a unique constraint, whichever of them it was made as."""
    found = [(c.name, c.columns) for c in table.constraints if isinstance(c, Unique)]
    if database in (Database.MYSQL, Database.MARIADB):
        found += [(index.name, index.elements) for index in table.indexes if index.unique]
    entries = (Entries({"name": n, "column_names": Items(columns)}) for n, columns in found)
    return told(entries, database)


def reflect_checks(table: Table, database: Database) -> Value:
    unknown = Unknown("database-read", "the condition of a CHECK")
    checks = (c for c in table.constraints if isinstance(c, Check))
    entries = (
        Entries({"name": c.name, "sqltext": unknown if c.condition is None else c.condition})
        for c in checks
    )
    return told(entries, database)


def reflect_primary_key(table: Table, database: Database) -> Value:
    key = table.primary_key or PrimaryKey(None, ())
    return Entries({"name": key.name, "constrained_columns": Items(key.columns)})
