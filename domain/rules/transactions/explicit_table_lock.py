"""LOCK TABLE, which waits and keeps others waiting."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute
from domain.schema.names import TableName

ABOUT = Description(
    name="explicit-table-lock",
    family="transactions",
    level=Level.WARNING,
    finds="LOCK TABLE sent by hand on a table in use, without a timeout.",
    why=(
        "It takes ACCESS EXCLUSIVE on PostgreSQL unless another mode is named, and holds it until "
        "the transaction ends: nobody reads or writes the table meanwhile. Before that it waits "
        "for the longest open transaction, and all others queue behind it. On MySQL and MariaDB "
        "LOCK TABLES commits what ran before, and holds until UNLOCK TABLES or the end of the "
        "session."
    ),
    silent_when=(
        "a lock_timeout is set before it (PostgreSQL)",
        "the mode keeps neither readers nor writers away, as ROW EXCLUSIVE",
        "the table was created in the same revision",
    ),
    way_out="Let the ALTER take its own lock; if it must be, with a lock_timeout of seconds.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("explicit-table-lock",),
)
LOCK = re.compile(
    r"\s*LOCK\s+(TABLES?\s+)?(ONLY\s+)?(?P<table>[\w\"`.]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
WEAK = re.compile(
    r"\bIN\s+(ACCESS\s+SHARE|ROW\s+SHARE|ROW\s+EXCLUSIVE|SHARE\s+UPDATE\s+EXCLUSIVE)\s+MODE",
    re.IGNORECASE,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    found = LOCK.match(operation.text) if isinstance(operation, RunSql) else None
    postgresql = context.target.database is Database.POSTGRESQL
    if not found or WEAK.search(found["rest"]) or (postgresql and context.lock_timeout is not None):
        return
    schema, _, name = found["table"].replace('"', "").replace("`", "").rpartition(".")
    table = TableName(name, schema or None)
    setting = "LOCAL lock_timeout = '4s'" if postgresql else "SESSION lock_wait_timeout = 5"
    yield Hit(
        f"LOCK TABLE keeps others away from {table} until the end, and waits for them before that",
        table=table,
        fix=f"# Before it, at the least:\n{execute(f'SET {setting}')}",
    )


EXPLICIT_TABLE_LOCK = StepRule(ABOUT, check, (RunSql,), BOTH_WAYS)
