"""An index that is kept because it exists, though the build of it failed."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateIndex, DropIndex, RunSql
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.wording import named

ABOUT = Description(
    name="concurrent-index-if-not-exists",
    family="constraints",
    level=Level.WARNING,
    finds="CREATE INDEX CONCURRENTLY IF NOT EXISTS with nothing that removes an invalid one.",
    why=(
        "A concurrent build that fails (two equal rows, a lock_timeout, a lost connection) leaves "
        "an INVALID index behind on PostgreSQL 10 to 18: no query uses it, every write keeps it "
        "up. When the revision is run again, IF NOT EXISTS finds the name taken and reports "
        "success. A unique index then guards nothing, and USING INDEX refuses it."
    ),
    silent_when=(
        "the index is dropped right before it is created",
        "the revision looks at pg_index.indisvalid",
        "it is created without IF NOT EXISTS: then the second run fails, and says why",
    ),
    way_out="Drop the index with `if_exists=True`, concurrently too, right before it is created.",
    databases=(Database.POSTGRESQL,),
    hazards=("invalid-index-left-behind",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, CreateIndex) or context.effect.refused:
        return
    if operation.concurrently and operation.if_not_exists and not cleared(operation, context):
        index = operation.index
        yield Hit(
            f"where an attempt to build {named(index)} failed, an invalid index stays, and IF NOT "
            "EXISTS keeps it for good",
            table=operation.table,
            fix=concurrent_index(operation.table, index),
        )


def cleared(operation: CreateIndex, context: StepContext) -> bool:
    for step in context.earlier:
        match step.operation:
            case DropIndex(name=name) if name == operation.index.name:
                return True
            case RunSql(text=text) if "indisvalid" in text.lower():
                return True
    return False


CONCURRENT_INDEX_IF_NOT_EXISTS = StepRule(ABOUT, check, (CreateIndex,))
