"""One column twice where each may stand once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, CreateIndex, CreateTable
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.schema.elements import Constraint, PrimaryKey, Unique
from domain.schema.names import TableName

ABOUT = Description(
    name="duplicate-column-definition",
    family="types",
    level=Level.ERROR,
    finds="the same column twice in a table, a key or an index.",
    why=(
        "Every database refuses a table with two columns of one name, and SQLAlchemy does before "
        "it is asked, in the middle of the migration. PostgreSQL, MySQL and MariaDB refuse a "
        "column that stands twice in a key; in an index PostgreSQL takes it and keeps each value "
        "twice."
    ),
    silent_when=("each column stands once", "it stands in two keys or indexes, once in each"),
    way_out="Leave one of them out.",
    hazards=("duplicate-column-definition",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case CreateTable(table=table, columns=columns, constraints=constraints):
            yield from twice(table, "the table", [column.name for column in columns])
            for constraint in constraints:
                yield from in_key(table, constraint)
        case AddColumn(table=table, constraints=constraints):
            for constraint in constraints:
                yield from in_key(table, constraint)
        case AddConstraint(table=table, constraint=constraint):
            yield from in_key(table, constraint)
        case CreateIndex(table=table, index=index):
            refused = context.target.database in (Database.MYSQL, Database.MARIADB)
            for hit in twice(table, f"index {index.name}", index.elements):
                yield hit if refused else wasteful(hit)
        case _:
            return


def in_key(table: TableName, constraint: Constraint) -> Iterator[Hit]:
    if isinstance(constraint, PrimaryKey | Unique):
        what = constraint.name or f"a key of {table}"
        yield from twice(table, what, constraint.columns)


def twice(table: TableName, where: str, names: Sequence[str]) -> Iterator[Hit]:
    if len({*names}) == len(names):
        return
    for name, times in Counter(names).items():
        if times > 1:
            yield Hit(
                f"{table}.{name} stands {times} times in {where}: the server refuses it",
                table=table,
                column_name=name,
                fix=f"# Leave {name} out of {where} where it stands again.",
            )


def wasteful(hit: Hit) -> Hit:
    message = hit.message.replace("the server refuses it", "each value is kept that often")
    return Hit(message, hit.table, hit.column_name, hit.fix, level=Level.WARNING)


DUPLICATE_COLUMN_DEFINITION = StepRule(
    ABOUT, check, (CreateTable, AddColumn, AddConstraint, CreateIndex), BOTH_WAYS
)
