"""Whether a default gives every row the same value: only then no row has to be written."""

import re

from domain.classes import frozen
from domain.databases.postgresql.functions import STEADY, SYNTAX, VOLATILE
from domain.schema.elements import Default

LITERAL = re.compile(r"(?:\b[eEbBxXuU]&?)?'(?:[^']|'')*'")
TYPE_ARGUMENTS = re.compile(r"(::\s*|\bas\s+)([a-z_][\w .]*?)\s*\([\d,\s]*\)", re.IGNORECASE)
CALL = re.compile(r'([a-z_"][\w".$]*)\s*\(', re.IGNORECASE)


@frozen
class Volatility:
    """`steady`: one value for all rows, known when the statement runs. Else `assumption` may tell
    that this was not known and the worst was taken."""

    steady: bool
    assumption: str | None = None


def volatility(default: Default, steady: frozenset[str] = frozenset()) -> Volatility:
    """A call of a function that is not known counts as volatile: that is PostgreSQL's default.

    `steady` names functions of the schema that are known not to be.
    """
    if default.text is None:
        return Volatility(False, "the text of the default is not known")
    if not default.is_expression:
        return Volatility(True)
    called = calls(default.text)
    if called & VOLATILE:
        return Volatility(False)
    unknown = sorted(called - STEADY - SYNTAX - steady)
    if unknown:
        return Volatility(False, f"{unknown[0]}() is taken to be volatile")
    return Volatility(True)


def is_null(default: Default) -> bool:
    """DEFAULT NULL is no default at all."""
    return default.is_expression and (default.text or "").strip().lower().split("::")[0] == "null"


def calls(expression: str) -> frozenset[str]:
    """Names of the functions that the expression calls, in lower case, without their schema."""
    bare = TYPE_ARGUMENTS.sub(r"\1\2", LITERAL.sub("''", expression))
    return frozenset(
        found.lower().replace('"', "").removeprefix("pg_catalog.").rsplit(".", 1)[-1]
        for found in CALL.findall(bare)
    )
