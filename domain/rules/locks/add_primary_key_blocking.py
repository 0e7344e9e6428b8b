"""A primary key whose index is built, or whose columns are read, while nobody can use its table."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint
from domain.review.finding import Level
from domain.rules.cleaning import all_null
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.not_null import NotNullWay
from domain.rules.safe_ways.uniques import key_from_index
from domain.rules.wording import named, waiting
from domain.schema.elements import Column, PrimaryKey
from domain.schema.names import TableName

ABOUT = Description(
    name="add-primary-key-blocking",
    family="locks",
    level=Level.ERROR,
    differs_by_version="partitioned",
    finds="a primary key on an existing table whose index is built under the lock.",
    why=(
        "PostgreSQL builds the index of the key under ACCESS EXCLUSIVE (10 to 18), and where a "
        "column may be NULL it reads every row besides: reads and writes wait until the "
        "transaction commits. A key that takes over a finished unique index, with USING INDEX, "
        "needs the same lock for an instant, provided that all its columns are NOT NULL: else it "
        "reads the table too, unless (from 12) a validated CHECK proves that nothing is NULL. "
        "A column that the revision has just added, and nothing filled, is NULL in every row, and "
        "the key is refused. MySQL and MariaDB rebuild the table with LOCK=NONE."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the key takes over an index on columns that are NOT NULL",
        "the database is MySQL or MariaDB",
    ),
    way_out=(
        "Make the columns NOT NULL, build a unique index with `postgresql_concurrently=True`, then "
        "let the key take it over. Alembic has no argument for USING INDEX: it takes `op.execute`."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("add-primary-key-blocking", "primary-key-using-nullable-index"),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=PrimaryKey() as key):
            added: Column | None = None
        case AddColumn(table=table, constraints=constraints, column=added):
            keys = [c for c in constraints if isinstance(c, PrimaryKey)]
            if not keys:
                return
            key = keys[0]
        case _:
            return
    effect = context.effect
    works = effect.index_builds or table in effect.scanned
    if works and effect.blocks_writes_of(table):
        yield hit(table, key, added, context)


def hit(table: TableName, key: PrimaryKey, added: Column | None, context: StepContext) -> Hit:
    who = waiting(context.effect, table)
    does = "its index is built" if key.using_index is None else "every row is read for NULLs"
    known = context.before.known_or_blank(table)
    columns = [known.column(name) or Column(name, None, None) for name in key.columns]
    # A column that the same call adds is there by then, with a value in every row.
    nullable = [
        c for c in columns if c.nullable is not False and not (added and c.name == added.name)
    ]
    says = f"adding primary key {named(key)} makes {who} wait while {does}"
    empty = [c for c in nullable if is_empty(context, table, c)]
    if empty:
        names = " and ".join(c.name for c in empty)
        says = f"adding primary key {named(key)} fails if {table} has a row: {names} is NULL in it"
    filling = "\n".join(NotNullWay(table, c, context.target).filling() for c in empty)
    required = [NotNullWay(table, c, context.target) for c in nullable]
    return Hit(
        says,
        table=table,
        fix=blocks(
            f"# The rows that are there, in batches, each committed by itself:\n{filling}"
            if empty
            else "",
            key_from_index(table, key, required, former_key(table, key, context)),
        ),
    )


def former_key(table: TableName, key: PrimaryKey, context: StepContext) -> PrimaryKey | None:
    """The one that the revision has dropped, where the new one has its name."""
    known = context.started.table(table)
    former = known.primary_key if known else None
    return former if former and former.name in (key.name, key.using_index) else None


def is_empty(context: StepContext, table: TableName, column: Column) -> bool:
    """Added in this revision, and NULL in every row: nothing gave it a value."""
    numbered = column.identity or (column.type and column.type.name.endswith("serial"))
    return not (numbered or column.computed) and all_null(context, table, [column.name])


ADD_PRIMARY_KEY_BLOCKING = StepRule(ABOUT, check, (AddConstraint, AddColumn), needs=(PrimaryKey,))
