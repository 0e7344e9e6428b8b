"""A change of type that writes the whole table anew while nobody can use it."""

from collections.abc import Iterator

from attrs import evolve

from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.rules.wording import waiting
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed

ABOUT = Description(
    name="alter-column-type-rewrite",
    family="locks",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a change of a column's type that writes every row of the table anew under the lock.",
    why=(
        "PostgreSQL writes the table and all its indexes anew under ACCESS EXCLUSIVE (10 to 18): "
        "reads and writes wait. So it does for integer to bigint, a shorter varchar, text to "
        "varchar(n), a numeric of another scale, char(n) to anything, json to jsonb, and with "
        "almost every USING. It does not for a longer varchar, varchar to text, a numeric of "
        "higher precision and the same scale, nor (from 12, with the session's time zone UTC) for "
        "timestamp to timestamptz. MySQL, and MariaDB before 11.2, copy the table with writes "
        "blocked for most changes of type (MariaDB since then lets writers go on, unless a key of "
        "the table has CASCADE or SET NULL); a longer varchar that stays on its side of 255 bytes "
        "is free."
    ),
    less_when="the type so far, the session's time zone or the character set is not known",
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the change is one that costs nothing, by the type that the history gave the column, or "
        "else by `existing_type`",
    ),
    way_out=(
        "Add a column of the new type, let the code write both, copy the rows in batches, read "
        "the new one, and drop the old one a release later."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=(
        "alter-column-type-rewrite",
        "mysql-varchar-crosses-length-byte",
        "mysql-enum-or-set-reorder",
    ),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn):
        return
    effect, table = context.effect, operation.table
    if table not in effect.rewritten or not effect.blocks_writes_of(table):
        return
    if operation.type is None:
        if isinstance(operation.expression, Computed):
            yield computed_anew(operation, context)
        return
    before = context.before.known_or_blank(table)
    known = before.column(operation.column)
    old = known or Column(operation.column, None)
    unlimited = old.type is None and is_unlimited(operation.existing_type)
    old = evolve(old, type=old.type or operation.existing_type)
    key = before.primary_key
    way = ColumnWay(table, old, context.target, key is not None and old.name in key.columns)
    yield Hit(
        f"changing {table}.{operation.column} {f'from {old.type} ' if old.type else ''}to "
        f"{operation.type} writes {table} anew while {waiting(effect, table)} wait",
        table=table,
        column_name=operation.column,
        fix=way.change_type(operation.type, operation.using, operation.new_name),
        assumption="it has no length so far, as existing_type says" if unlimited else "",
        level=Level.WARNING if effect.assumption or unlimited else None,
    )


def computed_anew(operation: AlterColumn, context: StepContext) -> Hit:
    table, column = operation.table, operation.column
    return Hit(
        f"computing {table}.{column} by another expression writes {table} anew while "
        f"{waiting(context.effect, table)} wait",
        table=table,
        column_name=column,
        fix=(
            f"# Add a second column beside {column} that the code or a trigger fills, in batches;\n"
            f"# read that one, and drop {column} a release later."
        ),
    )


def is_unlimited(type_: DataType | None) -> bool:
    """A varchar without a length: in `existing_type` often a length that nobody cared to give."""
    return type_ is not None and type_.name == "varchar" and type_.length is None


ALTER_COLUMN_TYPE_REWRITE = StepRule(ABOUT, check, (AlterColumn,))
