"""A unique constraint whose index is built while nobody can use its table."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.column_calls import column_first
from domain.rules.safe_ways.uniques import unique_from_index
from domain.rules.wording import named, waiting
from domain.schema.elements import Unique

ABOUT = Description(
    name="add-unique-constraint-blocking",
    family="locks",
    level=Level.ERROR,
    differs_by_version="partitioned",
    finds="a unique constraint on an existing table whose index is built under the lock.",
    why=(
        "PostgreSQL builds the index of the constraint under ACCESS EXCLUSIVE (10 to 18): reads "
        "and writes wait until it is built and the transaction has committed. A constraint that "
        "takes over a finished unique index, with USING INDEX, needs the same lock for an instant "
        "only. MySQL and MariaDB build it with LOCK=NONE."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the constraint takes over an index: `ADD CONSTRAINT ... UNIQUE USING INDEX ...`",
        "the database is MySQL or MariaDB",
        "it is a unique index: that is `create-index-blocking`",
    ),
    way_out=(
        "Build a unique index with `postgresql_concurrently=True` first, then let the constraint "
        "take it over. Alembic has no argument for USING INDEX: it takes `op.execute`."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("add-unique-constraint-blocking",),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=Unique() as unique):
            found, column = [unique], ""
        case AddColumn(table=table, constraints=constraints) as added if constraints:
            found = [c for c in constraints if isinstance(c, Unique)]
            column = column_first(table, added.column, context.target.database)
        case _:
            return
    if context.effect.index_builds and context.effect.blocks_writes_of(table):
        for unique in found:
            yield Hit(
                f"adding unique constraint {named(unique)} makes {waiting(context.effect, table)} "
                "wait until its index is built",
                table=table,
                fix=blocks(column, unique_from_index(table, unique)),
            )


ADD_UNIQUE_CONSTRAINT_BLOCKING = StepRule(ABOUT, check, (AddConstraint, AddColumn), needs=(Unique,))
