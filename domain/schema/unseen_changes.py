"""What may have changed the schema without being understood."""

import re

from domain.databases.target import Target
from domain.operations import RunSql, Unread
from domain.schema.schema import Schema

# Statements that begin so change rows or the session, never the schema.
HARMLESS = re.compile(
    r"\W*(select|insert|update|delete|merge|values|with|set|reset|show|explain|analyze|vacuum|begin"
    r"|commit|rollback|savepoint|release|start|lock|grant|revoke|pragma|use|replace|drop\s+trigger"
    r"|create\s+(or\s+replace\s+)?(temp(orary)?\s+)?(definer\s*=\s*\S+\s+)?trigger)\b",
    re.IGNORECASE,
)
# What stands in a trigger runs later, and may hold semicolons.
BODY_OF_TRIGGER = re.compile(
    r"(\btrigger\b[^;]*?\bfor\s+each\s+row\b[^;]*?)\bbegin\b.*?\bend\b"
    r"(?=\s*;?\s*(\Z|(create|drop|alter|insert|update|delete)\b))",
    re.IGNORECASE | re.DOTALL,
)
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


def run_sql(operation: RunSql, schema: Schema, target: Target) -> Schema:
    return schema.with_gap() if may_define(operation.text) else schema


def unread(operation: Unread, schema: Schema, target: Target) -> Schema:
    return schema.with_gap()


def may_define(text: str) -> bool:
    """Whether some statement in the text begins with a word that is not known to be harmless.

    Text is cut at every semicolon, so that one inside a literal leads to a needless yes at most.
    """
    statements = BODY_OF_TRIGGER.sub(r"\1", COMMENTS.sub(" ", text)).split(";")
    return any(s.strip() and not HARMLESS.match(s) for s in statements)
