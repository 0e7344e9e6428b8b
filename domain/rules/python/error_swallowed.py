"""An operation whose failure nobody hears of."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="error-swallowed",
    family="python",
    level=Level.WARNING,
    finds="an `except` that lets the migration go on although an operation on the schema failed.",
    why=(
        "Alembic moves alembic_version when upgrade() returns: a revision whose error was "
        "swallowed counts as done, on every database in another state. On PostgreSQL the failed "
        "statement has aborted the transaction as well, and each statement after it fails with "
        "`current transaction is aborted`, unless a savepoint was taken (measured on 15)."
    ),
    silent_when=(
        "the handler raises, if only what it does not know",
        "it catches what no database raises: ImportError, KeyError, NoSuchTableError",
        "only rows are read or written in the `try`",
    ),
    way_out=(
        "Ask first: `if_exists=True`, `if_not_exists=True`, `sa.inspect(op.get_bind())`. Let "
        "everything else fail."
    ),
)
MOVES_ON = "Alembic counts the revision as done although it was not"
ABORTED = "on PostgreSQL the transaction is aborted by then, and all that follows fails"


def check(context: RevisionContext) -> Iterator[Hit]:
    outcome = ABORTED if context.target.database is Database.POSTGRESQL else MOVES_ON
    for noticed in context.scripts.habits(Habit.SWALLOWS_ERROR):
        if noticed.structural:
            yield Hit(
                f"an error of an operation on the schema is swallowed here: {outcome}",
                fix="# Ask before the operation whether it is needed (if_exists=True,\n"
                "# if_not_exists=True, sa.inspect(op.get_bind())), and let every other error\n"
                "# fail the migration.",
                location=noticed.location,
                direction=noticed.direction or Direction.UPGRADE,
            )


ERROR_SWALLOWED = RevisionRule(ABOUT, check)
