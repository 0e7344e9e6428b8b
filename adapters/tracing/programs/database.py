"""Makes or drops one database on a server; run by the tracer, under the project's interpreter.

Standard input holds a JSON object: `server` (a URL that may make databases), `name`, and `action`
(`create` or `drop`). What goes wrong is one line on standard error, and status 1. `create` fails
where the name is taken, so that what is dropped later was surely made here.
"""

from __future__ import annotations

import json
import re
import sys

NAME = re.compile(r"assay_trace_[0-9a-f]{12}")


def main() -> None:
    task = json.load(sys.stdin)
    if not NAME.fullmatch(task["name"]):
        sys.exit(f"{task['name']} is no name of a database for tracing")
    try:
        execute(task["server"], statement(**task))
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is told in one line
        sys.exit(f"{type(error).__name__}: {str(getattr(error, 'orig', error)).strip()}")


def statement(server: str, name: str, action: str) -> str:
    if action == "create":
        return f"CREATE DATABASE {name}"
    force = " WITH (FORCE)" if server.startswith("postgresql") else ""
    return f"DROP DATABASE {name}{force}"


def execute(server: str, sql: str) -> None:
    """Outside of any transaction."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(sql)


if __name__ == "__main__":
    main()
