"""A foreign key whose own column has no index."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.environment import UNKNOWN
from domain.operations import AddColumn, AddConstraint, CreateTable
from domain.review.finding import Finding, Level
from domain.rules.constraint_steps import foreign_keys_of, table_of
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.indexes import name_of, plain_index
from domain.rules.wording import named
from domain.schema.elements import ForeignKey, Index
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table

ABOUT = Description(
    name="foreign-key-without-index",
    family="constraints",
    level=Level.WARNING,
    finds="a foreign key that is left without an index on its own columns.",
    why=(
        "PostgreSQL and SQLite make no index for a foreign key. Whenever a row of the other table "
        "is deleted, or its key changes, the table that holds the key is read from end to end for "
        "rows that point there; and so it is by most joins. MySQL and MariaDB make the index "
        "themselves."
    ),
    silent_when=(
        "an index, a unique constraint or the primary key begins with the columns of the key, when "
        "the revision is through or after a later one",
        "a later revision drops the key or the table, or what the table has is not known",
        "the database is MySQL or MariaDB",
    ),
    way_out="Create an index on the columns, before the foreign key or along with it.",
    databases=(Database.POSTGRESQL, Database.SQLITE),
    hazards=("foreign-key-without-index",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    told: set[tuple[object, ...]] = set()
    made: set[TableName] = set()
    for step in context.scripts.upgrade.steps:
        if not isinstance(step.operation, AddConstraint | AddColumn | CreateTable):
            continue
        if isinstance(step.operation, CreateTable):
            made.add(step.operation.table)
        table = context.after.table(step.operation.table)
        if table is None or not table.complete or table.doubtful or table.temporary:
            continue
        for key in foreign_keys_of(step.operation):
            if (table.name, key.columns) not in told and is_bare(key, table):
                told.add((table.name, key.columns))
                new = step.operation.table in made
                index = index_for(key, table, context)
                yield Hit(
                    f"foreign key {named(key)} of {table.name} has no index: each delete in "
                    f"{key.target} reads all of {table.name}",
                    table=table.name,
                    column_name=", ".join(key.columns),
                    location=step.location,
                    fix=plain_index(table.name, index, context.target, new=new),
                )


def index_for(key: ForeignKey, table: Table, context: RevisionContext) -> Index:
    """Without a name where Alembic makes one by a convention that nobody could read."""
    index = Index(None, key.columns)
    if context.environment.naming.value is UNKNOWN:
        return index
    return Index(name_of(table.name, index), key.columns)


def is_bare(key: ForeignKey, table: Table) -> bool:
    """Whether the key is still there, and nothing that could find its rows."""
    there = key in table.foreign_keys or any(
        k.columns == key.columns and k.target == key.target for k in table.foreign_keys
    )
    return there and not any(leads(index, key) for index in table.all_indexes)


def leads(index: Index, key: ForeignKey) -> bool:
    """In any order; a partial index would miss rows."""
    first = index.elements[: len(key.columns)]
    same = first == key.columns or {*first} == {*key.columns}
    return same and not missing_rows(index, key)


def missing_rows(index: Index, key: ForeignKey) -> bool:
    """NULL points nowhere: an index WHERE the column IS NOT NULL has all rows that count."""
    if index.predicate is None:
        return False
    wanted = {f"{column} is not null" for column in key.columns}
    return (
        " ".join(index.predicate.lower().replace("(", " ").replace(")", " ").split()) not in wanted
    )


def settled_later(finding: Finding, end: Schema) -> bool:
    """Whether a later revision made the index, or dropped the key or its table.

    A table or a column that is gone may have another name now: its key is looked for there.
    """
    table = table_of(finding, end)
    columns = (finding.column_name or "").split(", ")
    if table is None:
        return not any(list(k.columns) == columns for t in end.tables.values() for k in bare(t))
    renamed = any(table.column(name) is None for name in columns)
    return not any(renamed or list(key.columns) == columns for key in bare(table))


def bare(table: Table) -> list[ForeignKey]:
    return [key for key in table.foreign_keys if is_bare(key, table)]


FOREIGN_KEY_WITHOUT_INDEX = RevisionRule(ABOUT, check, settled_later)
