"""An index that is dropped while a foreign key needs it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import DropConstraint, DropIndex, RunSql, Unread
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.schema.index_changes import serves
from domain.schema.schema import Table

ABOUT = Description(
    name="mysql-index-needed-by-fk",
    family="mysql",
    level=Level.ERROR,
    finds="the only index that a foreign key can use, dropped before the key.",
    why=(
        "InnoDB needs an index that begins with the columns of each foreign key. To drop the last "
        'one is refused: error 1553, "needed in a foreign key constraint" (MariaDB 10.11). '
        "Revisions that were written on PostgreSQL or SQLite often drop the index first, above all "
        "on the way down."
    ),
    silent_when=(
        "another index begins with the same columns",
        "the foreign key is dropped before",
        "the table, or its keys, are not known, or the revision runs SQL that was not understood",
        "an error of it is caught",
    ),
    way_out="Drop the foreign key first, or make the other index first.",
    databases=(Database.MYSQL, Database.MARIADB),
    less_when="something earlier in the history was not read: it may have dropped the key",
    hazards=("mysql-index-needed-by-fk",),
    always=True,
    supersedes=("downgrade-wrong-order",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    match operation:
        case DropIndex(table=known, name=str(name)) if known is not None:
            table = context.before.known_or_blank(known)
        case DropConstraint(kind="unique", name=str(name)):
            table = context.before.known_or_blank(operation.table)
        case _:
            return
    if not table.complete or table.doubtful or context.step.guarded or something_unseen(context):
        return
    sure = context.effect.refused is not None
    for key in table.foreign_keys:
        if [i.name for i in table.all_indexes if serves(i, key.columns)] == [name]:
            called = key.name or f"on ({', '.join(key.columns)})"
            yield Hit(
                f"{name} is the only index that foreign key {called} of {table.name} can use: the "
                "server refuses to drop it (error 1553)",
                table=table.name,
                fix=key_first(table, key.name, name, unique=isinstance(operation, DropConstraint)),
                assumption="" if sure else "nothing that was not read dropped the key before",
                level=None if sure else Level.WARNING,
            )
            return


def something_unseen(context: StepContext) -> bool:
    """What was not read in this revision may well have dropped the key: a procedure, say."""
    return any(isinstance(step.operation, RunSql | Unread) for step in context.earlier)


def key_first(table: Table, key: str | None, index: str, unique: bool) -> str:
    schema = schema_of(table.name)
    owner = quoted(table.name.name)
    kind = quoted("foreignkey")
    foreign = call("op.drop_constraint", quoted(key or "..."), owner, type_=kind, schema=schema)
    if unique:
        left = call(
            "op.drop_constraint", quoted(index), owner, type_=quoted("unique"), schema=schema
        )
    else:
        left = call("op.drop_index", quoted(index), table_name=owner, schema=schema)
    return f"{foreign}\n{left}"


MYSQL_INDEX_NEEDED_BY_FK = StepRule(ABOUT, check, (DropIndex, DropConstraint), BOTH_WAYS)
