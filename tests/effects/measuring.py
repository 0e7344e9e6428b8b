"""What a statement does on a PostgreSQL server, seen from the connection that runs it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.databases.postgresql.modes import RANKS

RELATIONS = """
    select c.oid, c.relname::text, pg_relation_filenode(c.oid) from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'i', 'I', 'v', 'm')
"""
LOCKS = """
    select relation, mode from pg_locks
    where pid = pg_backend_pid() and relation is not null and mode <> 'AccessShareLock'
"""
BUILT = re.compile(r'building index "(?!pg_toast)[^"]*" on table "([^"]*)"')
VERIFIED = re.compile(r'(?:verifying table|validating foreign key constraint) "([^"]*)"')
PROVED = ("sufficient to prove", "implied by existing constraints")


def measured(connection: Connection, statement: str) -> dict[str, Any]:
    """What it does, in the words of the facts; or the server's reason, under `error`.

    All is rolled back.
    """
    before = {oid: (name, file) for oid, name, file in connection.exec_driver_sql(RELATIONS)}
    tables = {name for name, _ in before.values()}
    try:
        with notices(connection) as said:
            connection.exec_driver_sql(statement)
        held = [
            (before[oid][0], in_words(mode.removesuffix("Lock")))
            for oid, mode in connection.exec_driver_sql(LOCKS)
            if oid in before
        ]
        after = {oid: file for oid, _, file in connection.exec_driver_sql(RELATIONS)}
    except DBAPIError as error:
        return {"error": str(error.orig).splitlines()[0]}
    finally:
        connection.rollback()
    return {
        "locks": dict(sorted(held, key=lambda lock: RANKS[lock[1]])),
        "rewritten": {name for o, (name, file) in before.items() if after.get(o, file) != file},
        "scanned": {name for each in said for name in VERIFIED.findall(each)},
        "index_builds": sum(name in tables for each in said for name in BUILT.findall(each)),
        "proved": any(word in each for each in said for word in PROVED),
    }


@contextmanager
def notices(connection: Connection) -> Iterator[Sequence[str]]:
    """What the server says meanwhile, down to the messages for developers."""
    said: list[str] = []
    driver: Any = connection.connection.dbapi_connection

    def keep(diagnostic: Any) -> None:
        said.append(diagnostic.message_primary)

    connection.exec_driver_sql("set client_min_messages = debug1")
    driver.add_notice_handler(keep)
    try:
        yield said
    finally:
        driver.remove_notice_handler(keep)


def in_words(mode: str) -> str:
    """`AccessExclusive` as PostgreSQL writes it elsewhere."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", mode).upper()
