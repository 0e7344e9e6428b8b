"""A new table without a primary key."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateTable
from domain.path_patterns import names
from domain.review.finding import Finding, Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.constraint_steps import table_of
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.code import call, quoted
from domain.schema.elements import Unique
from domain.schema.schema import Schema, Table

NEED_NONE = Option(
    "need-none", SOME_NAMES, (), "Tables that need no key, with `*` for any characters."
)
ABOUT = Description(
    name="table-without-primary-key",
    family="constraints",
    level=Level.WARNING,
    finds="a new table that has no primary key when the revision is through.",
    why=(
        "Nothing tells its rows apart. PostgreSQL refuses UPDATE and DELETE on it once it is "
        "published for logical replication; MySQL's group replication refuses every write, and "
        "row-based replication reads the whole table for each changed row; SQLAlchemy's ORM maps "
        "no class to it."
    ),
    silent_when=(
        "a unique constraint or index is over columns that are all NOT NULL",
        "it is temporary, a partition, or copied from another table",
        "the key is added later in the same revision, or in a later one",
        "a later revision drops the table",
        "the policy names it in `need-none`",
    ),
    way_out="A primary key in `create_table`: a column of its own, or the columns that are unique.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("table-without-primary-key",),
    options=(NEED_NONE,),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for step in context.scripts.upgrade.steps:
        operation = step.operation
        if not isinstance(operation, CreateTable) or not operation.columns:
            continue
        if names(context.options.of(ABOUT.name, NEED_NONE), str(operation.table)):
            continue
        table = context.after.table(operation.table)
        if table is not None and context.before.table(operation.table) is None and keyless(table):
            yield Hit(
                f"{table.name} is created without a primary key",
                table=table.name,
                location=step.location,
                fix=way(table),
            )


def keyless(table: Table) -> bool:
    if table.primary_key or table.temporary or table.partition_of or table.doubtful or table.unsure:
        return False
    keys = [c.columns for c in table.constraints if isinstance(c, Unique)]
    keys += [i.elements for i in table.indexes if i.unique and not i.predicate]
    required = {c.name for c in table.columns if c.nullable is False}
    return not any(set(key) <= required for key in keys)


def way(table: Table) -> str:
    """The columns that point elsewhere, where it does nothing but tie rows together."""
    pointing = [column for key in table.foreign_keys for column in key.columns]
    if len(table.foreign_keys) > 1 and {c.name for c in table.columns} == {*pointing}:
        key = call("sa.PrimaryKeyConstraint", *map(quoted, dict.fromkeys(pointing)))
        return f"# In its create_table:\n#     {key}"
    return (
        "# In its create_table, or over the columns that tell its rows apart:\n"
        '#     sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True)'
    )


def keyed_later(finding: Finding, end: Schema) -> bool:
    """Or dropped: where no table is without a key in the end, this one was not renamed."""
    table = table_of(finding, end)
    return not any(map(keyless, end.tables.values() if table is None else [table]))


TABLE_WITHOUT_PRIMARY_KEY = RevisionRule(ABOUT, check, keyed_later)
