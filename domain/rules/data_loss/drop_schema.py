"""A schema or a database that is dropped with all that is in it."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.sql_operations import ChangeObject, DropSchema

ABOUT = Description(
    name="drop-schema",
    family="data_loss",
    level=Level.ERROR,
    finds="a schema or a database that is dropped with everything in it.",
    why=(
        "DROP SCHEMA ... CASCADE on PostgreSQL removes every table, view, type and function in the "
        "schema, whoever made them, and names none. DROP SCHEMA on MySQL and MariaDB is another "
        "word for DROP DATABASE, and needs no CASCADE. PostgreSQL refuses DROP DATABASE inside a "
        "transaction, and while anybody is connected."
    ),
    silent_when=(
        "the schema was created earlier in the same revision",
        "PostgreSQL's DROP SCHEMA has no CASCADE: it is refused unless the schema is empty",
    ),
    way_out=(
        "Drop what is meant by name, table by table, so that what was forgotten stops the "
        "migration. Leave databases to whoever runs the server."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("drop-schema", "drop-database"),
)
STATEMENT = re.compile(
    r"\s*DROP\s+(?P<kind>DATABASE|SCHEMA)\s+(IF\s+EXISTS\s+)?[\"`]?(?P<name>[\w$-]+)", re.IGNORECASE
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case DropSchema(name=name, cascade=cascade):
            kind = "schema"
            harmless = context.target.database is Database.POSTGRESQL and not cascade
        case RunSql(text=text) if found := STATEMENT.match(text):
            kind, name, harmless = found["kind"].lower(), found["name"], False
        case _:
            return
    if harmless or created_here(context, name):
        return
    yield Hit(
        f"dropping the {kind} {name} deletes every table in it for good, those of others included",
        fix="# What is meant, table by table and by name, after a backup.",
    )


def created_here(context: StepContext, name: str) -> bool:
    return any(step.operation == ChangeObject("CREATE", "SCHEMA", name) for step in context.earlier)


DROP_SCHEMA = StepRule(ABOUT, check, (DropSchema, RunSql))
