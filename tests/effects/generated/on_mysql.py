"""Generated statements on a MariaDB server: the cheapest ALGORITHM and LOCK that it accepts."""

from itertools import product
from random import Random

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.databases.mysql.algorithms import Algorithm, Lock
from tests.effects.generated.agreement import Disagreement, Tally, told
from tests.effects.generated.mariadb_statements import SCHEMA, TABLES, statement

CLAUSES = tuple(product(Algorithm, Lock))


def compare(connection: Connection, number: int, seed: int) -> Tally:
    chance, tally = Random(seed), Tally()
    for _ in range(number):
        made = statement(chance)
        if made not in tally.seen:
            tally.add(made, disagreement(connection, made))
    return tally


def disagreement(connection: Connection, made: str) -> Disagreement | None:
    version = ".".join(map(str, (connection.dialect.server_version_info or ())[:2]))
    saying = told(made, "mariadb", version, SCHEMA)
    expected = saying["error"] or f"{saying['best_algorithm']} {saying['least_lock']}"
    seen = cheapest(connection, made)
    if expected in seen or (seen.startswith("(") and saying["may_fail"]):
        return None
    return Disagreement(made, expected, seen, bool(saying["assumption"]))


def cheapest(connection: Connection, made: str) -> str:
    """`INSTANT NONE`; or the server's reason where it accepts the statement in no way."""
    make_tables(connection)
    for algorithm, lock in CLAUSES:
        try:
            connection.exec_driver_sql(f"{made}, algorithm={algorithm.value}, lock={lock.value}")
        except DBAPIError:
            continue
        return f"{algorithm.value} {lock.value}"
    try:
        connection.exec_driver_sql(made)
    except DBAPIError as error:
        database = connection.engine.url.database
        return str(error.orig).replace(f"`{database}`.", "").replace(f"'{database}.", "'")
    return "no clause is accepted"


def make_tables(connection: Connection) -> None:
    connection.exec_driver_sql("set foreign_key_checks = 0")
    for table in (*TABLES, "other_name"):
        connection.exec_driver_sql(f"drop table if exists {table}")
    connection.exec_driver_sql("set foreign_key_checks = 1")
    for created in SCHEMA.split(";\n"):
        if created.strip():
            connection.exec_driver_sql(created)
