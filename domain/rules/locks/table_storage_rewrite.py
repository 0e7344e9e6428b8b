"""A command that writes a whole table to new files while nobody can use it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.wording import waiting
from domain.schema.names import TableName
from domain.sql_operations import AlterTable

ABOUT = Description(
    name="table-storage-rewrite",
    family="locks",
    level=Level.ERROR,
    finds="VACUUM FULL, CLUSTER, SET LOGGED, SET TABLESPACE or the like on an existing table.",
    why=(
        "VACUUM FULL, CLUSTER, SET LOGGED, SET UNLOGGED and SET ACCESS METHOD write the table and "
        "all its indexes anew under ACCESS EXCLUSIVE (PostgreSQL 10 to 18), SET TABLESPACE copies "
        "it: reads and writes wait for as long as that takes, and the disk needs room for both. "
        "Storage parameters, statistics and CLUSTER ON take SHARE UPDATE EXCLUSIVE for an instant."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "it changes storage parameters, statistics or autovacuum only",
    ),
    way_out=(
        "Leave it out of the migration: pg_repack does the same while the table is in use, and a "
        "plain VACUUM is enough for most tables. Else take a quiet hour."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("vacuum-full-or-cluster", "table-storage-rewrite"),
)
REPACKED = ("vacuum full", "cluster")


def check(context: StepContext) -> Iterator[Hit]:
    operation, effect = context.step.operation, context.effect
    if not isinstance(operation, AlterTable) or operation.table not in effect.rewritten:
        return
    table = operation.table
    if effect.blocks_writes_of(table):
        yield Hit(
            f"{operation.action.upper()} writes {table} anew while {waiting(effect, table)} wait",
            table=table,
            fix=way(operation.action, table),
        )


def way(action: str, table: TableName) -> str:
    if action in REPACKED:
        return (
            "# Not in a migration. While the table is in use, from a shell:\n"
            f"#     pg_repack --table={table}"
        )
    if action == "set tablespace":
        return (
            "# Not in a migration. While the table is in use, from a shell:\n"
            f"#     pg_repack --table={table} --tablespace=..."
        )
    return (
        f"# Nothing does it while {table} is in use: take a quiet hour, or create a new table\n"
        "# that is so from the start, fill it in batches, and let it take the name."
    )


TABLE_STORAGE_REWRITE = StepRule(ABOUT, check, (AlterTable,))
