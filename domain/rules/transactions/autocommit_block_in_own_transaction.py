"""An autocommit_block() where env.py began the transaction: Alembic fails."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule

ABOUT = Description(
    name="autocommit-block-in-own-transaction",
    family="transactions",
    level=Level.ERROR,
    finds="an `autocommit_block()` in a project whose env.py begins the transaction by itself.",
    why=(
        "The block commits the transaction that Alembic began. Where env.py has begun one before "
        "`context.configure()`, as with `with engine.begin() as connection`, Alembic has none, and "
        "the block ends with a bare AssertionError, with `transaction_per_migration=True` too "
        "(tried with Alembic 1.20 on PostgreSQL 15 and MariaDB 10.11). All that the run did before "
        "it is rolled back."
    ),
    silent_when=(
        "env.py opens its connection with `engine.connect()` and leaves the transaction to "
        "`context.begin_transaction()`",
        "its source does not tell",
    ),
    way_out="In env.py, `engine.connect()` in place of `engine.begin()`.",
    hazards=("autocommit-splits-transaction",),
    always=True,
    supersedes=("autocommit-splits-transaction",),
    once_per="revision",
)
FIX = """\
# In env.py, leave the transaction to Alembic:
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()"""


def check(context: StepContext) -> Iterator[Hit]:
    own = context.environment.own_transaction
    if own.surely:
        place = f"{own.location.path}:{own.location.line}" if own.location else "env.py"
        yield Hit(
            f"autocommit_block() fails with an AssertionError: {place} has begun the transaction, "
            "and Alembic has none to commit",
            fix=FIX,
        )


AUTOCOMMIT_BLOCK_IN_OWN_TRANSACTION = StepRule(
    ABOUT, check, directions=BOTH_WAYS, within="autocommit"
)
