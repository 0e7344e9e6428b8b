"""A column whose values reach the program as another kind."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.old_types import type_before
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.schema.elements import Column
from domain.schema.value_kinds import kind_of

ABOUT = Description(
    name="type-change-breaks-readers",
    family="compatibility",
    level=Level.WARNING,
    finds="a column that changes from one kind of value to another.",
    why=(
        "Drivers give each kind as a type of its own: integer as int, text as str, timestamptz as "
        "a datetime with a zone, which cannot be compared with one without. The release that is "
        "still running gets, and sends, the wrong one, even where the change itself is instant."
    ),
    silent_when=(
        "both types are of one kind: integer and bigint, varchar and text, json and jsonb",
        "the column was added, or its table created, earlier in the same revision",
        "one of the types is not known",
        "the database is SQLite, which gives what was stored",
    ),
    way_out=(
        "Add a column of the new type, write both, fill it in batches, read it, and drop the old "
        "one a release later."
    ),
    hazards=("type-change-breaks-readers",),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation, old = context.step.operation, type_before(context)
    if not isinstance(operation, AlterColumn) or operation.type is None or old is None:
        return
    table, name = operation.table, operation.column
    was, now = kind_of(old), kind_of(operation.type)
    if was is None or now is None or was == now:
        return
    if (table, name) in context.added_columns or dropped_later(context, table):
        return
    if operation.new_name not in (None, name):
        return  # They do not even find it: rename-column says so.
    before = context.before.known_or_blank(table)
    known, key = before.column(name) or Column(name, old), before.primary_key
    way = ColumnWay(table, known, context.target, key is not None and name in key.columns)
    yield Hit(
        f"changing {table}.{name} from {old} to {operation.type} breaks the release that is still "
        f"running: it reads and writes a {was}, and the column has a {now}",
        table=table,
        column_name=name,
        fix=way.change_type(operation.type, operation.using),
    )


TYPE_CHANGE_BREAKS_READERS = StepRule(ABOUT, check, (AlterColumn,))
