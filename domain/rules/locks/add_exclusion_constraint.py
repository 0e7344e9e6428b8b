"""An exclusion constraint, whose index nothing builds while the table is in use."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute
from domain.rules.wording import waiting
from domain.schema.elements import Exclusion

ABOUT = Description(
    name="add-exclusion-constraint",
    family="locks",
    level=Level.ERROR,
    finds="an exclusion constraint added to an existing table: its index is built under the lock.",
    why=(
        "PostgreSQL builds the index under ACCESS EXCLUSIVE (10 to 18): reads and writes wait "
        "until the transaction commits, and two rows that exclude each other make it fail. There "
        "is no way around it: an exclusion constraint knows neither NOT VALID nor CONCURRENTLY nor "
        "USING INDEX."
    ),
    silent_when=("the table was created or emptied earlier in the same revision, or is temporary",),
    way_out=(
        "Take a quiet hour and give up soon where the lock cannot be had, or guard new rows with a "
        "trigger. Best of all, create the table with it."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("add-exclusion-constraint",),
)
WAY = """\
# No version builds it while {table} is in use. Take a quiet hour, look first for rows that
# exclude each other, and give up after 5 seconds rather than queue behind a long transaction:
"""


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=Exclusion() as added):
            found = [added]
        case AddColumn(table=table, constraints=constraints):
            found = [c for c in constraints if isinstance(c, Exclusion)]
        case _:
            return
    if context.effect.index_builds and context.effect.blocks_writes_of(table):
        for each in found:
            yield Hit(
                f"adding exclusion constraint {each.name or 'without a name'} makes "
                f"{waiting(context.effect, table)} wait until its index is built",
                table=table,
                fix=WAY.format(table=table) + execute("SET LOCAL lock_timeout = '5s'"),
            )


ADD_EXCLUSION_CONSTRAINT = StepRule(ABOUT, check, (AddConstraint, AddColumn), needs=(Exclusion,))
