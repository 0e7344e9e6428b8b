"""Measures the statements of a file of facts anew, on any MySQL or MariaDB server.

    python -m tests.effects.measure_mysql URL FACTS.json

Writes the file: of each statement the cheapest ALGORITHM and LOCK that the server accepts, or the
reason for which it refuses it in any way. A database of its own is made for that, and dropped.
"""

import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tests.effects.generated.on_mysql import clauses, is_mariadb
from tests.servers import new_database_on, server_at


def main(url: str, file: Path) -> None:
    facts = json.loads(file.read_text())
    with new_database_on(server_at(url)) as own:
        engine = create_engine(own, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            server = connection.exec_driver_sql("select version()").scalar_one()
            facts["note"] = f"{'MariaDB' if is_mariadb(connection) else 'MySQL'} {server}"
            for fact in facts["statements"]:
                kept = {key: fact[key] for key in ("sql", "pre") if key in fact}
                fact.clear()
                fact.update(kept, **measured(connection, facts["setup"], kept))
    file.write_text(written(facts))


def measured(connection: Connection, setup: list[str], fact: dict[str, Any]) -> dict[str, str]:
    for algorithm, lock in clauses(is_mariadb(connection)):
        make(connection, [*setup, *fact.get("pre", [])])
        if refusal(connection, f"{fact['sql']}, algorithm={algorithm}, lock={lock}") is None:
            return {"best_algorithm": algorithm, "least_lock": lock}
    make(connection, [*setup, *fact.get("pre", [])])
    error = refusal(connection, fact["sql"])
    return {"error": error or "no clause is accepted"}


def refusal(connection: Connection, statement: str) -> str | None:
    try:
        connection.exec_driver_sql(statement)
    except DBAPIError as error:
        database = connection.engine.url.database
        said = str(error.orig.args[1]) if error.orig else ""
        return (
            said.replace(f"`{database}`.", "")
            .replace(f"{database}.", "")
            .replace(f"{database}/", "")
        )
    return None


def make(connection: Connection, statements: list[str]) -> None:
    connection.exec_driver_sql("set foreign_key_checks = 0")
    for table in list(connection.exec_driver_sql("show tables").scalars()):
        connection.exec_driver_sql(f"drop table {table}")
    connection.exec_driver_sql("set foreign_key_checks = 1")
    for statement in statements:
        connection.exec_driver_sql(statement)


def written(facts: dict[str, Any]) -> str:
    """A statement a line, so that a later version of a server shows as a diff."""
    lines = ",\n".join(f"    {json.dumps(fact)}" for fact in facts["statements"])
    setup = ",\n".join(f"    {json.dumps(each)}" for each in facts["setup"])
    note = json.dumps(facts["note"])
    return (
        f'{{\n  "note": {note},\n  "setup": [\n{setup}\n  ],\n  "statements": [\n{lines}\n  ]\n}}\n'
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
