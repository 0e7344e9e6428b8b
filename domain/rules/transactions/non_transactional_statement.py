"""A statement that the server takes only outside of a transaction, sent inside one."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateIndex, DropIndex, Operation, RunSql
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.blocks import in_a_block
from domain.sql_operations import AlterTable, DetachPartition, EnumValue, Reindex

ABOUT = Description(
    name="non-transactional-statement",
    family="transactions",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a statement inside a transaction that the server takes only outside of one.",
    why=(
        "CREATE, DROP and REINDEX ... CONCURRENTLY, DETACH PARTITION ... CONCURRENTLY, VACUUM, "
        "CREATE and DROP DATABASE or TABLESPACE, ALTER SYSTEM, and up to version 11 ALTER TYPE ... "
        'ADD VALUE end with "cannot run inside a transaction block" on PostgreSQL 10 to 18. '
        "Alembic begins a transaction by itself, so that the revision never gets through. A COMMIT "
        "sent before does not help with psycopg 3, which begins anew. SQLite refuses VACUUM "
        "likewise."
    ),
    silent_when=(
        "it stands in an `autocommit_block()`",
        "env.py opens its connection with AUTOCOMMIT",
        "it runs on a condition only",
    ),
    way_out="Put it in an `autocommit_block()`, in a revision of its own.",
    databases=(Database.POSTGRESQL, Database.SQLITE),
    hazards=("concurrently-in-transaction", "non-transactional-statement"),
    always=True,
)

ALONE = re.compile(
    r"\s*(VACUUM|(CREATE|DROP)\s+(DATABASE|TABLESPACE)|ALTER\s+SYSTEM|DISCARD\s+ALL"
    r"|REINDEX\s+(\([^)]*\)\s*)?(DATABASE|SCHEMA|SYSTEM))\b",
    re.IGNORECASE,
)


def check(context: StepContext) -> Iterator[Hit]:
    # Who builds concurrently on a condition only has most often left the transaction on it, too.
    if not isinstance(context.transaction, int) or context.step.conditional:
        return
    operation = context.step.operation
    sent = statement(operation, context)
    if sent:
        yield Hit(
            f"{sent} is refused inside a transaction, and it runs in one",
            table=operation.subject,
            fix=in_a_block(operation),
        )


def statement(operation: Operation, context: StepContext) -> str | None:
    """The statement in short, where it is one."""
    if isinstance(operation, RunSql):
        found = ALONE.match(operation.text)
        return " ".join(found[1].upper().split()) if found else None
    if not context.effect.outside_transaction:
        return None
    match operation:
        case CreateIndex():
            return "CREATE INDEX CONCURRENTLY"
        case DropIndex():
            return "DROP INDEX CONCURRENTLY"
        case Reindex():
            return "REINDEX CONCURRENTLY"
        case DetachPartition():
            return "DETACH PARTITION CONCURRENTLY"
        case EnumValue():
            return "ALTER TYPE ... ADD VALUE"
        case AlterTable(action=action):
            return action.upper()
    return None


NON_TRANSACTIONAL_STATEMENT = StepRule(
    ABOUT,
    check,
    (CreateIndex, DropIndex, Reindex, DetachPartition, EnumValue, AlterTable, RunSql),
    BOTH_WAYS,
)
