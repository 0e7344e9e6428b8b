"""An index that is built while nobody can write to its table."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, CreateIndex
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.column_calls import column_first
from domain.rules.safe_ways.indexes import online_index
from domain.rules.wording import named, waiting
from domain.schema.elements import Index

ABOUT = Description(
    name="create-index-blocking",
    family="locks",
    level=Level.ERROR,
    differs_by_version="partitioned",
    finds="an index built on an existing table while writes to it wait.",
    why=(
        "PostgreSQL takes a SHARE lock on the table (10 to 18): reads go on, every INSERT, UPDATE "
        "and DELETE waits until the transaction that builds the index commits, which takes minutes "
        "on a large table. With CONCURRENTLY it takes SHARE UPDATE EXCLUSIVE, and writes go on; "
        "that cannot run inside a transaction. MySQL and MariaDB build ordinary indexes with "
        "LOCK=NONE; FULLTEXT and SPATIAL ones need LOCK=SHARED, which makes writes wait."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the index is built with `postgresql_concurrently=True`",
        "the database is MySQL or MariaDB, and the index neither FULLTEXT nor SPATIAL",
    ),
    way_out=(
        "Build it with `postgresql_concurrently=True` inside `autocommit_block()`, alone in its "
        "revision. Drop what a failed attempt may have left first: it is invalid, and "
        "`if_not_exists=True` would keep it."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("create-index-blocking", "mysql-fulltext-or-spatial-index"),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        # Of a new table it would be left out: most are, and the advice takes long to write.
        case CreateIndex(table=table) if table in context.created_tables:
            return
        case CreateIndex(table=table, index=index):
            indexes: tuple[Index, ...] = (index,)
            column = ""
        case AddColumn(table=table, indexes=indexes) as added if indexes:
            column = column_first(table, added.column, context.target.database)
        case _:
            return
    if context.effect.index_builds and context.effect.blocks_writes_of(table):
        for index in indexes:
            way = online_index(table, index, context.target)
            yield Hit(
                f"building index {named(index)} makes {waiting(context.effect, table)} wait until "
                "it is done",
                table=table,
                fix=blocks(column, way),
            )


CREATE_INDEX_BLOCKING = StepRule(ABOUT, check, (CreateIndex, AddColumn))
