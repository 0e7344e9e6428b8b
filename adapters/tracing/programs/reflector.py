"""Tells what is in a database; run by the tracer, under the project's interpreter.

Standard input holds a JSON object: `url`, and `output`, the file to write. That will hold one JSON
object: `database`, `version` (a list of numbers), `tables`, by name, of the default schema, and the
names of its `enums`, as SQLAlchemy's inspector tells them. What goes wrong is one line on standard
error, and status 1.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from typing import Any


def main() -> None:
    task = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    try:
        found = reflected(task["url"])
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is told in one line
        sys.exit(f"{type(error).__name__}: {str(getattr(error, 'orig', error)).strip()}")
    with open(task["output"], "w", encoding="utf-8") as output:
        json.dump(found, output)


def reflected(url: str) -> dict[str, Any]:
    import sqlalchemy as sa

    with sa.create_engine(url, poolclass=sa.pool.NullPool).connect() as connection:
        dialect, inspector = connection.dialect, sa.inspect(connection)
        mariadb = getattr(dialect, "is_mariadb", False)
        names = inspector.get_table_names()
        return {
            "database": "mariadb" if mariadb else dialect.name,
            "version": list(getattr(dialect, "server_version_info", None) or ()),
            "tables": {name: table(inspector, name, dialect) for name in names},
            "enums": enums(inspector) if dialect.name == "postgresql" else [],
        }


def enums(inspector: Any) -> list[str]:
    """The enumerated types of the default schema."""
    return sorted(found["name"] for found in inspector.get_enums())


def table(inspector: Any, name: str, dialect: Any) -> dict[str, Any]:
    return {
        "columns": [column(c, dialect) for c in inspector.get_columns(name)],
        "primary_key": primary_key(inspector.get_pk_constraint(name)),
        "indexes": [index(i) for i in inspector.get_indexes(name)],
        "foreign_keys": [foreign_key(k) for k in inspector.get_foreign_keys(name)],
        "uniques": [
            {"name": u["name"], "columns": u["column_names"]}
            for u in known(inspector.get_unique_constraints, name)
        ],
        "checks": [
            {"name": c["name"], "text": c["sqltext"]}
            for c in known(inspector.get_check_constraints, name)
        ],
    }


def primary_key(found: Any) -> dict[str, Any] | None:
    columns = found.get("constrained_columns")
    return {"name": found.get("name"), "columns": columns} if columns else None


def known(ask: Callable[[str], list[Any]], name: str) -> list[Any]:
    """What some databases have no answer to is nothing."""
    try:
        return ask(name)
    except NotImplementedError:
        return []


def column(found: Any, dialect: Any) -> dict[str, Any]:
    return {
        "name": found["name"],
        "type": type_name(found["type"], dialect),
        "nullable": found["nullable"],
        "default": found["default"],
    }


def type_name(found: Any, dialect: Any) -> str | None:
    """As the database writes it; None for a column without a type, as SQLite may have."""
    nameless = type(found).__name__ == "NullType"
    return None if nameless else str(found.compile(dialect=dialect))


def index(found: Any) -> dict[str, Any]:
    """`columns` holds None in the place of an expression."""
    return {
        "name": found["name"],
        "columns": found["column_names"],
        "unique": bool(found["unique"]),
        "of_constraint": bool(found.get("duplicates_constraint")),
    }


def foreign_key(found: Any) -> dict[str, Any]:
    return {
        "name": found["name"],
        "columns": found["constrained_columns"],
        "target": found["referred_table"],
        "target_columns": found["referred_columns"],
        "on_delete": found["options"].get("ondelete"),
    }


if __name__ == "__main__":
    main()
