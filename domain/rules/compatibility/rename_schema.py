"""Tables that are found in another schema from now on."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.replacements import table_name_kept
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks, execute, sql_table
from domain.schema.names import TableName
from domain.sql_operations import ChangeObject, MoveTable

ABOUT = Description(
    name="rename-schema",
    family="compatibility",
    level=Level.ERROR,
    finds="a schema that is renamed, or a table that is moved to another one.",
    why=(
        "The release that is still running asks for the tables under the old schema, and fails "
        "from that instant, as does the release before after a rollback. SET SCHEMA takes ACCESS "
        "EXCLUSIVE on the table (10 to 18), and moves its indexes and sequences along."
    ),
    silent_when=(
        "the table or the schema was created earlier in the same revision",
        "a view with the old name follows in the same revision",
        "the database is another: MySQL and MariaDB cannot, and SQLite has no schemas",
    ),
    way_out=(
        "Move the table and create a view of its name in the old schema, in one transaction; drop "
        "the view a release later."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("rename-schema",),
)
STATEMENT = re.compile(
    r"\s*ALTER\s+SCHEMA\s+\"?(?P<old>\w+)\"?\s+RENAME\s+TO\s+\"?(?P<new>\w+)", re.IGNORECASE
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case MoveTable(table=table, new_schema=new) if not table_name_kept(context, table):
            yield Hit(
                f"moving table {table} to schema {new} breaks the release that is still running: "
                f"it asks for {table}",
                table=table,
                fix=moved_with_view(table, new),
            )
        case RunSql(text=text) if found := STATEMENT.match(text):
            old, new = found["old"], found["new"]
            if not created_here(context, old):
                yield Hit(
                    f"renaming schema {old} to {new} breaks the release that is still running: it "
                    f"asks for the tables of {old}",
                    fix=(
                        f"# Leave {old} its name; or create {new}, and views of its tables there,\n"
                        f"# and drop {old} when no running code uses it any more."
                    ),
                )


def created_here(context: StepContext, name: str) -> bool:
    return any(step.operation == ChangeObject("CREATE", "SCHEMA", name) for step in context.earlier)


def moved_with_view(table: TableName, schema: str) -> str:
    old = sql_table(table, Database.POSTGRESQL)
    new = sql_table(TableName(table.name, schema), Database.POSTGRESQL)
    return blocks(
        "# In one transaction: running code reads and writes through a view in the old place.\n"
        + execute(f"ALTER TABLE {old} SET SCHEMA {schema}")
        + "\n"
        + execute(f"CREATE VIEW {old} AS SELECT * FROM {new}"),
    )


RENAME_SCHEMA = StepRule(ABOUT, check, (MoveTable, RunSql))
