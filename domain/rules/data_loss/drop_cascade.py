"""CASCADE: what else goes, nobody has written down."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import DropColumn, DropConstraint, DropTable, EnumType
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.names import TableName
from domain.sql_operations import DropView

ABOUT = Description(
    name="drop-cascade",
    family="data_loss",
    level=Level.WARNING,
    finds="a DROP with CASCADE, which takes along what depends on it without naming it.",
    why=(
        "PostgreSQL drops every view and foreign key that depends on the table, column or key, and "
        "of a type each column that has it, with the values. It depends on what that one database "
        "holds, and the downgrade brings none of it back. Without CASCADE the drop is refused, and "
        "the message names what depends on it."
    ),
    silent_when=(
        "the table was created earlier in the same revision, or is temporary",
        "there is no CASCADE, or the database is another: MySQL and MariaDB ignore the word",
    ),
    way_out="Drop what depends on it by name, before it, and leave CASCADE out.",
    databases=(Database.POSTGRESQL,),
    hazards=("drop-cascade",),
)


def check(context: StepContext) -> Iterator[Hit]:
    table: TableName | None = None
    match context.step.operation:
        case DropTable(table=table, cascade=True):
            what, taken = f"table {table}", list(depending(context, table))
        case DropColumn(table=table, column=column, cascade=True):
            views = context.before.objects.views_on_column(table, column)
            what, taken = f"{table}.{column}", [f"the view {view.name}" for view in views]
        case DropConstraint(table=table, name=name, cascade=True):
            what, taken = f"constraint {name} of {table}", []
        case DropView(table=view, cascade=True):
            what, taken = f"view {view}", []
        case EnumType(name=name, create=False, cascade=True):
            what, taken = f"type {name}", list(columns_of_type(context, name))
        case _:
            return
    yield Hit(
        f"CASCADE drops {', '.join(taken) or 'whatever depends on it'} along with {what}",
        table=table,
        fix="# Before it, by name, what depends on it; then the same without CASCADE.",
    )


def depending(context: StepContext, table: TableName) -> Iterator[str]:
    for owner, key in context.before.referencing(table):
        yield f"the foreign key {key.name or ''} of {owner.name}".replace("  ", " ")
    for view in context.before.objects.views_of(table):
        yield f"the view {view.name}"


def columns_of_type(context: StepContext, name: str) -> Iterator[str]:
    for table in context.before.tables.values():
        for column in table.columns:
            if column.type is not None and column.type.type_name == name:
                yield f"{table.name}.{column.name}"


DROP_CASCADE = StepRule(ABOUT, check, (DropTable, DropColumn, DropConstraint, DropView, EnumType))
