"""COMMIT or ROLLBACK sent as SQL, behind Alembic's back."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.sql_operations import TransactionControl

ABOUT = Description(
    name="transaction-control-in-migration",
    family="transactions",
    level=Level.ERROR,
    finds="COMMIT or ROLLBACK sent as SQL in the transaction that Alembic began.",
    why=(
        "Neither Alembic nor the driver is told. ROLLBACK takes back all that ran before it, and "
        "what comes after it is applied and the revision counted as done (tried on PostgreSQL 15). "
        "After COMMIT what ran before stays even if the rest fails, and the version does not tell. "
        "Which transaction comes next is the driver's affair: psycopg 3 begins one at once, so "
        "that CREATE INDEX CONCURRENTLY is refused all the same; psycopg2 does not."
    ),
    silent_when=(
        "it stands in an `autocommit_block()`, or env.py opens its connection with AUTOCOMMIT",
        "it is a SAVEPOINT, or goes back to one; BEGIN alone begins nothing, and warns",
        "the database is MySQL or MariaDB, where each ALTER commits anyway",
    ),
    way_out="Say what must be committed by itself with `autocommit_block()`.",
    databases=(Database.POSTGRESQL, Database.SQLITE),
    less_when="it is no ROLLBACK: committed too early does no harm as long as all goes well",
    hazards=("transaction-control-in-migration",),
    always=True,
)
HARM = {
    "ROLLBACK": "takes back all that ran before it, and the revision counts as done",
    "COMMIT": "commits what ran before it: if the rest fails, half of the revision stays",
}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, TransactionControl) or operation.verb not in HARM:
        return
    if isinstance(context.transaction, int) and not context.step.autocommit:
        yield Hit(
            f"{operation.verb} {HARM[operation.verb]}",
            fix=(
                "# In place of it, around what must not run in Alembic's transaction:\n"
                "with op.get_context().autocommit_block():\n    ..."
            ),
            level=None if operation.verb == "ROLLBACK" else Level.WARNING,
        )


TRANSACTION_CONTROL_IN_MIGRATION = StepRule(ABOUT, check, (TransactionControl,), BOTH_WAYS)
