"""What may have changed the schema without being understood."""

import re
from collections.abc import Iterator

import attrs

from domain.databases.target import Database, Target
from domain.operations import Reach, RunSql, Unread
from domain.schema.names import TableName
from domain.schema.schema import Schema

# Statements that begin so change rows or the session, or make what no table has in it.
HARMLESS = re.compile(
    r"\W*(select|insert|update|delete|merge|values|with|set|reset|show|explain|analyze|vacuum|begin"
    r"|commit|rollback|savepoint|release|start|lock|grant|revoke|pragma|use|replace|drop\s+trigger"
    r"|reindex|refresh|comment\s+on|create\s+(sequence|extension|type|domain)|alter\s+type"
    r"|create\s+(or\s+replace\s+)?(function|procedure)"
    r"|create\s+(or\s+replace\s+)?(temp(orary)?\s+)?(definer\s*=\s*\S+\s+)?trigger)\b",
    re.IGNORECASE,
)
# What stands in a trigger runs later, and may hold semicolons.
BODY_OF_TRIGGER = re.compile(
    r"(\btrigger\b[^;]*?\bfor\s+each\s+row\b[^;]*?)\bbegin\b.*?\bend\b"
    r"(?=\s*;?\s*(\Z|(create|drop|alter|insert|update|delete)\b))",
    re.IGNORECASE | re.DOTALL,
)
BODY = re.compile(r"(\$\w*\$).*?\1", re.DOTALL)
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
NAME = r"(?P<name>(?:[\w$]+|\"[^\"]+\"|`[^`]+`)(?:\.(?:[\w$]+|\"[^\"]+\"|`[^`]+`))?)"
PART = re.compile(r"[\w$]+|\"[^\"]+\"|`[^`]+`")
OF_ONE_TABLE = (
    (Reach.TABLE, re.compile(rf"\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?{NAME}\s", re.I)),
    (
        Reach.TABLE,
        re.compile(rf"\s*create\s+(?:\w+\s+)?table\s+(?:if\s+not\s+exists\s+)?{NAME}\s+as\b", re.I),
    ),
    (
        Reach.KEYS,
        re.compile(
            rf"\s*create\s+(?:unique\s+)?index\b[^()]*?\bon\s+(?:only\s+)?{NAME}\s*\(", re.I
        ),
    ),
)
ELSEWHERE = re.compile(r"\b(?:references|rename|schema|exchange|attach|inherit)\b", re.I)


def run_sql(operation: RunSql, schema: Schema, target: Target) -> Schema:
    """Where a statement plainly names the table that it changes, the others are as they were."""
    for statement in defining(operation.text):
        reach, table = reach_of(statement, target)
        schema = reached(schema, reach, table)
    return schema


def unread(operation: Unread, schema: Schema, target: Target) -> Schema:
    return reached(schema, operation.reach, operation.table)


def reached(schema: Schema, reach: Reach, name: TableName | None) -> Schema:
    if reach is Reach.NOTHING:
        return schema
    if name is None or reach is Reach.ANYWHERE:
        return schema.with_gap()
    table = schema.table(name)
    if table is None:
        return schema
    unsure = table.unsure or reach is Reach.TABLE
    return schema.with_table(attrs.evolve(table, doubtful=True, unsure=unsure))


def may_define(text: str) -> bool:
    """Whether some statement in the text begins with a word that is not known to be harmless.

    Text is cut at every semicolon, so that one inside a literal leads to a needless yes at most.
    """
    return any(True for _ in defining(text))


def defining(text: str) -> Iterator[str]:
    text = BODY_OF_TRIGGER.sub(r"\1", COMMENTS.sub(" ", BODY.sub("''", text)))
    return (s for s in text.split(";") if s.strip() and not HARMLESS.match(s))


def reach_of(statement: str, target: Target) -> tuple[Reach, TableName | None]:
    for reach, pattern in OF_ONE_TABLE:
        found = pattern.match(statement)
        if found is not None and not ELSEWHERE.search(statement):
            return reach, named(found["name"], target)
    return Reach.ANYWHERE, None


def named(text: str, target: Target) -> TableName:
    """PostgreSQL has names that are not quoted in lower case."""
    folds = target.database is Database.POSTGRESQL
    parts = [p[1:-1] if p[0] in '"`' else p.lower() if folds else p for p in PART.findall(text)]
    return TableName(parts[-1], parts[0] if len(parts) > 1 else None)
