"""A revision that writes to the table in which Alembic keeps its place."""

import re
from collections.abc import Iterator

from domain.operations import ChangeRows, DropTable, InsertRows, RenameTable, RunSql
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.schema.names import TableName
from domain.sql_operations import Truncate

ABOUT = Description(
    name="alembic-version-touched",
    family="graph",
    level=Level.ERROR,
    finds="rows of alembic_version changed, or the table dropped or renamed.",
    why=(
        "Alembic itself writes this table after each revision, and expects to find there the "
        "version from which it came: another one makes the UPDATE meet no row, and the run stops "
        "in the middle. What comes later is then applied twice, or never."
    ),
    silent_when=(
        "it is only read, or its column is made longer",
        "another table merely has the words in its name",
    ),
    way_out="Stamp from outside, once the revisions have run: `alembic stamp REVISION`.",
    hazards=("alembic-version-touched",),
    always=True,
)
TABLE = "alembic_version"
WRITES = re.compile(
    r"\b(update|insert\s+into|delete\s+from|truncate(\s+table)?|drop\s+table(\s+if\s+exists)?)\s+"
    rf"([\w\"`]+\.)?[\"`]?{TABLE}[\"`]?(?!\w)",
    re.IGNORECASE,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    match operation:
        case ChangeRows(table=TableName(name=name), verb=verb) if name == TABLE:
            done = f"{verb.upper()} of {TABLE}"
        case InsertRows(table=TableName(name=name)) if name == TABLE:
            done = f"INSERT of {TABLE}"
        case DropTable(table=TableName(name=name)) | RenameTable(table=TableName(name=name)) if (
            name == TABLE
        ):
            done = f"taking {TABLE} away"
        case Truncate(tables=tables) if any(table.name == TABLE for table in tables):
            done = f"TRUNCATE of {TABLE}"
        case RunSql(text=text) if TABLE in text.lower() and WRITES.search(text):
            done = f"SQL that writes to {TABLE}"
        case _:
            return
    yield Hit(
        f"{done}: Alembic keeps its place there, and loses it",
        fix="# Not in a revision. Once all have run, from the command line:\n"
        "#     alembic stamp REVISION",
    )


ALEMBIC_VERSION_TOUCHED = StepRule(
    ABOUT, check, (ChangeRows, InsertRows, DropTable, RenameTable, Truncate, RunSql), BOTH_WAYS
)
