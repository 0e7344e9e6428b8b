"""A revision that is committed in parts, and cannot be run again when one of them fails."""

from collections.abc import Iterator, Sequence

from domain.databases.target import Database
from domain.operations import ChangeRows, InsertRows, Operation
from domain.review.finding import Level
from domain.rules.repeating import phrase, repeatable
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Step

ABOUT = Description(
    name="autocommit-splits-transaction",
    family="transactions",
    level=Level.WARNING,
    finds="a revision with an autocommit_block() that cannot be run again after half of it.",
    why=(
        "`autocommit_block()` commits what ran before it, and each statement inside by itself. "
        "Statements that need it fail more easily than others: CREATE INDEX CONCURRENTLY ends with "
        "the first duplicate, deadlock or timeout. Then what was committed stays, the version "
        'is not recorded, and the next attempt fails at the first statement: "already exists" '
        "(tried on PostgreSQL 15)."
    ),
    silent_when=(
        "the block holds one statement and the revision nothing else",
        "what comes before the last part can be done again: `if_not_exists=True`, "
        "`if_exists=True`, DROP ... IF EXISTS before the CREATE, UPDATE",
        "the revision asks the database what is there",
    ),
    way_out="One revision for the block alone; in it, statements that can be run again.",
    databases=(Database.POSTGRESQL,),
    hazards=("autocommit-splits-transaction", "non-idempotent-autocommit"),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    steps = context.scripts.upgrade.steps
    first = next((step for step in steps if step.autocommit), None)
    if first is None or context.scripts.asks_schema:
        return
    if context.environment.autocommit.value is not False:
        return
    operation = left_behind(steps)
    if operation is not None:
        yield Hit(
            f"the revision is committed in parts: if one fails, {phrase(operation)} stays, and the "
            "next attempt fails at it",
            table=operation.subject,
            location=first.location,
            fix="# In a revision of its own: the block alone, with `if_exists=True` and the like, "
            "so that\n# it can be run again.",
        )


def left_behind(steps: Sequence[Step]) -> Operation | None:
    """The first that is committed before the last part and cannot be done twice."""
    ended = [n for n, step in enumerate(steps) if step.autocommit or follows_a_block(steps, n)]
    last = ended[-1] if ended else 0
    return next(
        (
            step.operation
            for n, step in enumerate(steps[:last])
            if not step.conditional
            and not is_batch(step)
            and not repeatable(step.operation, steps[:n])
        ),
        None,
    )


def is_batch(step: Step) -> bool:
    """Rows that are written in a block are most often one batch of many, and taken up again."""
    return step.autocommit and isinstance(step.operation, ChangeRows | InsertRows)


def follows_a_block(steps: Sequence[Step], position: int) -> bool:
    return position > 0 and steps[position - 1].autocommit


AUTOCOMMIT_SPLITS_TRANSACTION = RevisionRule(ABOUT, check)
