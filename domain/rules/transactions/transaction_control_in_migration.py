"""COMMIT or ROLLBACK behind Alembic's back: as SQL, or of its connection."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.environment import UNKNOWN
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.sql_operations import TransactionControl

ABOUT = Description(
    name="transaction-control-in-migration",
    family="transactions",
    level=Level.ERROR,
    finds=(
        "a commit or rollback in the transaction that Alembic began, sent as SQL or by "
        "`op.get_bind().commit()`."
    ),
    why=(
        "`op.get_bind().commit()` ends Alembic's transaction, SQLAlchemy begins another with the "
        "next statement, and nobody commits that: what follows is lost, the version included, and "
        "`alembic upgrade` prints no error. MySQL, MariaDB and SQLite keep the tables, but not the "
        "rows and not the version. With `transaction_per_migration=True` a later revision of the "
        "same run saves it, and the last one has none; where env.py began the transaction, the "
        "upgrade fails. Of COMMIT and ROLLBACK as SQL neither Alembic nor the driver is told. "
        "ROLLBACK takes back all that ran before it, and what comes after it is applied and the "
        "revision counted as done. After COMMIT what ran before stays even if the rest fails, and "
        "the version does not tell. Which transaction comes next is the driver's affair: psycopg 3 "
        "begins one at once, so that CREATE INDEX CONCURRENTLY is refused all the same; psycopg2 "
        "does not. All of it was tried with Alembic 1.20."
    ),
    silent_when=(
        "it stands in an `autocommit_block()`, or env.py opens its connection with AUTOCOMMIT",
        "it is of a savepoint (`begin_nested()`), or of an ORM session; BEGIN alone begins "
        "nothing, and warns",
        "it is SQL on MySQL or MariaDB, where each ALTER commits anyway",
    ),
    way_out="Say what must be committed by itself with `autocommit_block()`.",
    less_when=(
        "what follows a COMMIT is committed, which does no harm as long as all goes well, or the "
        "source of env.py does not tell"
    ),
    hazards=("transaction-control-in-migration",),
    always=True,
)
# The others commit with each ALTER.
TRANSACTIONAL = (Database.POSTGRESQL, Database.SQLITE)
HARM = {
    "ROLLBACK": "takes back all that ran before it, and the revision counts as done",
    "COMMIT": "commits what ran before it: if the rest fails, half of the revision stays",
}
LOST = {
    True: "what follows is lost, the version included, and no error is told",
    False: "rows that change after it are lost, the version included, and no error is told",
}
ASSUMED = "env.py does not commit by itself, neither each statement nor at the end"
LEAVE = "# Leave it out: Alembic commits the revision, together with its version."
BLOCK = """\
# In place of it, around what must not run in Alembic's transaction:
with op.get_context().autocommit_block():
    ..."""


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, TransactionControl) or operation.verb not in HARM:
        return
    if context.step.autocommit or context.environment.autocommit.surely:
        return
    # As SQL it is COMMIT AND CHAIN.
    if operation.chain and not context.step.as_sql:
        yield of_connection(context, operation.verb)
    elif isinstance(context.transaction, int) and context.target.database in TRANSACTIONAL:
        yield committed(operation.verb, operation.verb)


def of_connection(context: StepContext, verb: str) -> Hit:
    """`op.get_bind().commit()`."""
    facts = context.environment
    called = f"{verb.lower()}() of Alembic's connection"
    if facts.own_transaction.surely:
        return Hit(f"{called} ends the transaction that env.py began: the upgrade fails", fix=LEAVE)
    if facts.commits_after.surely:
        return committed(verb, called)
    postgresql = context.target.database is Database.POSTGRESQL
    lost = f"nobody commits what follows a {called}: {LOST[postgresql]}"
    fix = BLOCK if postgresql else LEAVE
    if UNKNOWN in (facts.autocommit.value, facts.commits_after.value):
        return Hit(lost, fix=fix, level=Level.WARNING, assumption=ASSUMED)
    return Hit(lost, fix=fix)


def committed(verb: str, called: str) -> Hit:
    """What follows is."""
    level = None if verb == "ROLLBACK" else Level.WARNING
    return Hit(f"{called} {HARM[verb]}", fix=BLOCK, level=level)


TRANSACTION_CONTROL_IN_MIGRATION = StepRule(ABOUT, check, (TransactionControl,), BOTH_WAYS)
