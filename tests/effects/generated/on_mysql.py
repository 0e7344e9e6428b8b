"""Generated statements on a MySQL or MariaDB server: the cheapest ALGORITHM and LOCK it accepts."""

from collections.abc import Iterator
from itertools import product
from random import Random

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.databases.mysql.algorithms import Algorithm, Lock
from tests.effects.generated.agreement import Disagreement, Tally, told
from tests.effects.generated.mysql_statements import SCHEMA, TABLES, statement


def compare(connection: Connection, number: int, seed: int) -> Tally:
    chance, tally = Random(seed), Tally()
    for _ in range(number):
        made = statement(chance)
        if made not in tally.seen:
            tally.add(made, disagreement(connection, made))
    return tally


def is_mariadb(connection: Connection) -> bool:
    """Whatever its URL calls it."""
    return bool(getattr(connection.dialect, "is_mariadb", False))


def database_of(connection: Connection) -> tuple[str, str]:
    """As `mysql` and `9.7`; of MySQL 8.0 the patch release counts as well."""
    version = connection.dialect.server_version_info or ()
    name = "mariadb" if is_mariadb(connection) else "mysql"
    numbers = version[:3] if version[:2] == (8, 0) else version[:2]
    return name, ".".join(map(str, numbers))


def disagreement(connection: Connection, made: str) -> Disagreement | None:
    saying = told(made, *database_of(connection), SCHEMA)
    expected = saying["error"] or f"{saying['best_algorithm']} {saying['least_lock']}"
    seen = cheapest(connection, made)
    if expected in seen or (seen.startswith("(") and saying["may_fail"]):
        return None
    return Disagreement(made, expected, seen, bool(saying["assumption"]))


def cheapest(connection: Connection, made: str) -> str:
    """`INSTANT NONE`; or the server's reason where it accepts the statement in no way."""
    make_tables(connection)
    for algorithm, lock in clauses(is_mariadb(connection)):
        try:
            connection.exec_driver_sql(f"{made}, algorithm={algorithm}, lock={lock}")
        except DBAPIError:
            continue
        return f"{algorithm} {lock}"
    try:
        connection.exec_driver_sql(made)
    except DBAPIError as error:
        database = connection.engine.url.database
        return str(error.orig).replace(f"`{database}`.", "").replace(f"'{database}.", "'")
    return "no clause is accepted"


def clauses(mariadb: bool) -> Iterator[tuple[str, str]]:
    """MySQL has no NOCOPY, and takes no LOCK but DEFAULT beside INSTANT."""
    for algorithm, lock in product(Algorithm, Lock):
        if mariadb or algorithm in (Algorithm.INPLACE, Algorithm.COPY):
            yield algorithm.value, lock.value
        elif (algorithm, lock) == (Algorithm.INSTANT, Lock.NONE):
            yield algorithm.value, "DEFAULT"


def make_tables(connection: Connection) -> None:
    connection.exec_driver_sql("set foreign_key_checks = 0")
    for table in (*TABLES, "other_name"):
        connection.exec_driver_sql(f"drop table if exists {table}")
    connection.exec_driver_sql("set foreign_key_checks = 1")
    for created in SCHEMA.split(";\n"):
        if created.strip():
            connection.exec_driver_sql(created)
