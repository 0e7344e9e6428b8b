"""A name that is longer than the server keeps."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    Operation,
    RenameTable,
)
from domain.review.finding import Level
from domain.rules.constraint_steps import constraints_of
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.default_names import NAME_BYTES, cut
from domain.schema.elements import Index

ABOUT = Description(
    name="identifier-too-long",
    family="constraints",
    level=Level.ERROR,
    finds="a name of a table, column, index or constraint that is too long for the server.",
    why=(
        "PostgreSQL keeps the first 63 bytes of a name and says so in a NOTICE only: two names "
        "that begin alike collide, and code that asks the catalogue for the full name does not "
        "find it. SQLAlchemy refuses to render an index or a constraint with such a name, so that "
        "the revision fails; one from `op.f()` or a naming convention it cuts, with a hash at the "
        "end. MySQL and MariaDB refuse names of more than 64 characters."
    ),
    less_when="PostgreSQL cuts it: a table's name, a column's, or one in raw SQL",
    silent_when=("it has at most 63 bytes (PostgreSQL) or 64 characters (MySQL, MariaDB)",),
    way_out="A shorter name, given explicitly.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("identifier-too-long",),
    always=True,
)
NAME_CHARACTERS = 64


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    postgresql = context.target.database is Database.POSTGRESQL
    for name in names_of(operation):
        if len(name) <= NAME_BYTES // 4:
            continue
        length = len(name.encode()) if postgresql else len(name)
        if postgresql and length > NAME_BYTES:
            yield Hit(
                f"{name} has {length} bytes, and PostgreSQL keeps {NAME_BYTES}: {cut(name)}",
                table=operation.subject,
                fix=f"# Shorter, as in: {cut(name)[:40]}",
                level=Level.WARNING,
            )
        elif not postgresql and length > NAME_CHARACTERS:
            yield Hit(
                f"{name} has {length} characters, and the server refuses more than "
                f"{NAME_CHARACTERS}",
                table=operation.subject,
                fix=f"# Shorter, as in: {name[:40]}",
            )


def names_of(operation: Operation) -> list[str]:
    """The names that it gives."""
    indexes: tuple[Index, ...] = ()
    given: list[str] = []
    match operation:
        case CreateTable(table=table, columns=columns, indexes=indexes):
            given = [table.name, *[column.name for column in columns]]
        case AddColumn(column=column, indexes=indexes):
            given = [column.name]
        case CreateIndex(index=index):
            indexes = (index,)
        case RenameTable(new_name=name) | AlterColumn(new_name=str(name)):
            given = [name]
    parts = (*indexes, *constraints_of(operation))
    return [*given, *[part.name for part in parts if part.name]]


IDENTIFIER_TOO_LONG = StepRule(
    ABOUT, check, (CreateTable, AddColumn, AddConstraint, AlterColumn, CreateIndex, RenameTable)
)
