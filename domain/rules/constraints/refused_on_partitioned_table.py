"""What a server does for an ordinary table, and refuses for a partitioned one."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, CreateIndex, CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.partitioned import by_partition, index_by_partition, with_partition_key
from domain.schema.elements import ForeignKey, PrimaryKey, Unique

ABOUT = Description(
    name="refused-on-partitioned-table",
    family="constraints",
    level=Level.ERROR,
    differs_by_version="always",
    finds="an index, a key or a foreign key that a partitioned table cannot have in this way.",
    why=(
        "PostgreSQL refuses three things on a partitioned table that it does elsewhere: CREATE "
        "INDEX CONCURRENTLY (11 to 18), a foreign key that is NOT VALID (11 to 17), and whatever "
        "is unique but leaves a column of the partition key out (11 to 18), since each partition "
        "has an index of its own. Before version 11 there are no indexes on it at all."
    ),
    silent_when=(
        "the index is built ON ONLY the partitioned table, and concurrently on each partition",
        "the foreign key is added NOT VALID to each partition, or on PostgreSQL 18",
        "what is unique has all columns of the partition key",
        "the table is not known to be partitioned",
    ),
    way_out=(
        "Build the index on each partition and attach it; add the foreign key to each partition; "
        "let keys include the partition key."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=(
        "create-index-concurrently-partitioned",
        "foreign-key-not-valid-partitioned",
        "unique-partitioned-missing-key",
    ),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    reason = context.effect.refused or ""
    table = context.step.operation.subject
    if table is not None and "partition" in reason:
        yield Hit(f"the server refuses it: {reason}", table=table, fix=way(context))


def way(context: StepContext) -> str:
    match context.step.operation:
        case CreateIndex(table=table, index=index) if not index.unique:
            return index_by_partition(table, index, context.before)
        case CreateIndex(table=table, index=index):
            keys = context.before.known_or_blank(table).partitioned_by
            return with_partition_key(table, Unique(index.name, index.elements), keys)
        case AddConstraint(table=table, constraint=ForeignKey() as key):
            return by_partition(table, key, context.before, context.target)
        case AddConstraint(table=table, constraint=(PrimaryKey() | Unique()) as unique):
            keys = context.before.known_or_blank(table).partitioned_by
            return with_partition_key(table, unique, keys)
        case CreateTable(partitioned_by=keys):
            return f"# In each primary key and unique constraint of the table: {', '.join(keys)}"
    return ""


REFUSED_ON_PARTITIONED_TABLE = StepRule(
    ABOUT, check, (CreateIndex, AddConstraint, AddColumn, CreateTable)
)
