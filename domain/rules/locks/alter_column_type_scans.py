"""A change of type that writes no row, but reads them or builds indexes under the lock."""

from collections.abc import Iterator

from attrs import evolve

from domain.databases.effect import Effect
from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.retyping import retyped_in_steps
from domain.rules.wording import waiting

ABOUT = Description(
    name="alter-column-type-scans",
    family="locks",
    level=Level.WARNING,
    finds="a change of a column's type that builds indexes anew, or reads rows for a CHECK.",
    why=(
        "Some changes of type write no row and still take long. PostgreSQL builds every index on "
        "the column anew when its collation changes or text becomes citext, and an index with the "
        "column in an expression or in its WHERE whenever the type changes; and each CHECK that "
        "speaks of the column is verified, row by row. All of it under ACCESS EXCLUSIVE (10 to "
        "18): reads and writes wait until the transaction commits. A foreign key on the column "
        "locks the table at its other end as strongly."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "neither an index that must change nor a CHECK speaks of the column",
        "the table is written anew as well: that is `alter-column-type-rewrite`",
        "the database is MySQL or MariaDB: it is done with LOCK=NONE",
    ),
    way_out=(
        "Drop the index concurrently, change the type, and build the index concurrently again; "
        "drop the CHECK, change the type, and add the CHECK as NOT VALID, to be validated later."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("alter-column-type-reindex", "alter-column-type-rechecks-constraints"),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.type is None:
        return
    table, column = operation.table, operation.column
    effect = of_the_type_alone(operation, context)
    if table in effect.rewritten or not effect.blocks_writes_of(table):
        return
    works = []
    if effect.index_builds:
        number = "an index" if effect.index_builds == 1 else f"{effect.index_builds} indexes"
        works.append(f"builds {number} anew")
    if table in effect.scanned:
        works.append(f"reads every row of {table} for a CHECK")
    if works:
        known = context.before.known_or_blank(table)
        yield Hit(
            f"changing the type of {table}.{column} {' and '.join(works)} while "
            f"{waiting(effect, table)} wait",
            table=table,
            column_name=column,
            fix=retyped_in_steps(operation, known, context.target),
        )


def of_the_type_alone(operation: AlterColumn, context: StepContext) -> Effect:
    """What else the call asks for, such as NOT NULL, has rules of its own."""
    if operation.nullable is None:
        return context.effect
    step = evolve(context.step, operation=evolve(operation, nullable=None))
    return effect_in(Situation(step, context.before, context.target))


ALTER_COLUMN_TYPE_SCANS = StepRule(ABOUT, check, (AlterColumn,))
