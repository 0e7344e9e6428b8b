"""Runs a project's env.py, offline and with every connection refused, and tells its metadata.

Standard input holds a JSON object:

    ini, script_location, path      the project's Alembic environment, and what to put on sys.path
    database                        the dialect whose types and names are told
    metadata                        "module:attribute" or null: in place of what env.py hands over
    application                     "module:factory" or null: a Flask application, entered first
    output                          the file to write

That will hold one JSON object: `tables`, each with its `columns`, `indexes`, `uniques`,
`foreign_keys` and `primary_key`; the files of all `modules` that were loaded; or `error`, a line.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
import warnings
from typing import Any

CONNECTING = ("socket.connect", "sqlite3.connect", "socket.getaddrinfo", "socket.sendto")


class Refused(Exception):
    """Something of the project connects to a database, or to anything else."""


class Handed(BaseException):
    """Alembic was configured: no more of env.py need run."""

    def __init__(self, metadata: Any) -> None:
        super().__init__("configured")
        self.metadata = metadata


def main() -> None:
    task = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    sys.path[:0] = task["path"]
    sys.addaudithook(refuse)
    try:
        metadata = given(task)
        found: dict[str, Any] = {"tables": told(metadata, dialect_of(task["database"]))}
    except Exception as error:  # noqa: BLE001 - a project may raise anything, and it is told
        found = {"error": traceback.format_exception_only(error)[-1].strip()}
    found["modules"] = sorted(
        {file for m in list(sys.modules.values()) if (file := getattr(m, "__file__", None))}
    )
    with open(task["output"], "w", encoding="utf-8") as output:
        json.dump(found, output)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Databases in memory are nobody's, and some libraries open one as they are imported."""
    if event == "sqlite3.connect" and str(arguments[0]) in (":memory:", "b':memory:'"):
        return
    if event in CONNECTING:
        raise Refused(f"env.py connects while it is imported ({event})")


def given(task: dict[str, Any]) -> list[Any]:
    if task["application"]:
        named(task["application"])().app_context().push()
    if task["metadata"]:
        return listed(named(task["metadata"]))
    return listed(handed_over(task))


def handed_over(task: dict[str, Any]) -> Any:
    """The target_metadata of context.configure; where it does not come to that, env.py's own."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    def configure(*_: Any, target_metadata: Any = None, **more: Any) -> None:
        raise Handed(target_metadata)

    config = Config(task["ini"])
    config.set_main_option("script_location", task["script_location"].replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, as_sql=True) as environment:
        vars(environment)["configure"] = configure
        try:
            script.run_env()
        except Handed as handed:
            return handed.metadata
        except Exception as error:
            found = left_behind(error)
            if found is None:
                raise
            return found
    raise LookupError("env.py ran to its end and did not configure Alembic")


def left_behind(error: BaseException) -> Any:
    """The target_metadata that env.py had found when it failed, as for want of a connection."""
    trace = error.__traceback__
    found = None
    while trace is not None:
        names = trace.tb_frame.f_globals
        if os.path.basename(str(names.get("__file__"))) == "env.py":
            found = names.get("target_metadata", found)
        trace = trace.tb_next
    return found


def listed(metadata: Any) -> list[Any]:
    if metadata is None:
        return []
    return list(metadata) if isinstance(metadata, list | tuple) else [metadata]


def named(place: str) -> Any:
    """What stands at "module:attribute"."""
    module, _, path = place.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found


def dialect_of(name: str) -> Any:
    module = importlib.import_module(f"sqlalchemy.dialects.{name}")
    return module.dialect()


def told(metadata: list[Any], dialect: Any) -> list[dict[str, Any]]:
    tables = [table for each in metadata for table in each.tables.values()]
    return [of_table(table, dialect) for table in tables]


def of_table(table: Any, dialect: Any) -> dict[str, Any]:
    preparer = dialect.identifier_preparer
    keys = sorted(table.foreign_key_constraints, key=lambda k: [c.name for c in k.columns])
    uniques = [c for c in table.constraints if type(c).__name__ == "UniqueConstraint"]
    return {
        "name": str(table.name),
        "schema": table.schema and str(table.schema),
        "columns": [of_column(column, dialect) for column in table.columns],
        "primary_key": [str(c.name) for c in table.primary_key.columns],
        "indexes": sorted((of_index(i, preparer) for i in table.indexes), key=str),
        "uniques": sorted((of_columns(u, preparer) for u in uniques), key=str),
        "foreign_keys": [of_key(key, preparer) for key in keys],
    }


def of_column(column: Any, dialect: Any) -> dict[str, Any]:
    try:
        written = column.type.compile(dialect=dialect)
    except Exception:  # noqa: BLE001 - not every type is one of every database
        written = None
    return {
        "name": str(column.name),
        "type": written,
        "nullable": bool(column.nullable),
        "default": default_of(column, dialect),
        "has_default": column.server_default is not None,
    }


def default_of(column: Any, dialect: Any) -> str | None:
    given = getattr(column.server_default, "arg", None)
    if given is None or isinstance(given, str):
        return given
    try:
        return str(given.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    except Exception:  # noqa: BLE001 - some expressions only a server can tell
        return None


def of_index(index: Any, preparer: Any) -> dict[str, Any]:
    columns = [str(getattr(e, "name", None) or e) for e in index.expressions]
    return {
        "name": preparer.format_index(index).strip('"`'),
        "columns": columns,
        "unique": bool(index.unique),
    }


def of_columns(constraint: Any, preparer: Any) -> dict[str, Any]:
    return {
        "name": name_of(constraint, preparer),
        "columns": [str(column.name) for column in constraint.columns],
    }


def of_key(key: Any, preparer: Any) -> dict[str, Any]:
    return {
        "name": name_of(key, preparer),
        "columns": [str(column.name) for column in key.columns],
        "target": sorted({e.target_fullname.rpartition(".")[0] for e in key.elements})[0],
    }


def name_of(constraint: Any, preparer: Any) -> str | None:
    if constraint.name is None:
        return None
    try:
        formatted = preparer.format_constraint(constraint)
    except Exception:  # noqa: BLE001 - a convention may ask for what a constraint has not
        return None
    return formatted.strip('"`') if formatted else None


if __name__ == "__main__":
    main()
