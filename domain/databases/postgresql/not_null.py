"""SET NOT NULL: a scan, unless something proves that there is no NULL."""

import re
from collections.abc import Iterable

import attrs

from domain.databases.effect import Effect, together
from domain.databases.postgresql.work import exclusive
from domain.databases.situation import Situation
from domain.schema.elements import Check
from domain.schema.schema import Table


def set_not_null(
    table: Table, column: str, situation: Situation, already: bool | None = None
) -> Effect:
    """`already`: what the source says of the column before, where the schema does not know."""
    known = table.column(column)
    nullable = already if known is None or known.nullable is None else known.nullable
    if nullable is False:
        return exclusive(table.name)
    return scan_for_nulls(exclusive(table.name), table, [column], situation)


def scan_for_nulls(
    effect: Effect, table: Table, columns: Iterable[str], situation: Situation
) -> Effect:
    """The effect with the scan for those of the columns that may be NULL."""
    for name in columns:
        column = table.column(name)
        if column is not None and column.nullable is False:
            continue
        check = proof(table, name) if situation.target.at_least(12) else None
        if check is not None:
            effect = attrs.evolve(effect, proved_by=check.name)
        else:
            effect = together([effect, null_scan(table, name, situation)])
    return effect


def null_scan(table: Table, column: str, situation: Situation) -> Effect:
    return Effect(scanned=(table.name,), may_fail=contains_nulls(table, column, situation))


def contains_nulls(table: Table, column: str, situation: Situation) -> str:
    relation = f' of relation "{table.name.name}"' if situation.target.at_least(13) else ""
    return f'column "{column}"{relation} contains null values'


def proof(table: Table, column: str) -> Check | None:
    """A validated CHECK that no row passes with NULL in the column."""
    checks = (c for c in table.constraints if isinstance(c, Check) and c.validated)
    return next((c for c in checks if c.condition and excludes_null(c.condition, column)), None)


def excludes_null(condition: str, column: str) -> bool:
    """Whether `column IS NOT NULL` is one of the parts that AND holds together."""
    if re.search(r"\bor\b|\bcase\b", condition, re.IGNORECASE):
        return False
    wanted = rf'[\s(]*"?{re.escape(column)}"?\s+is\s+not\s+null[\s)]*'
    parts = re.split(r"\band\b", condition, flags=re.IGNORECASE)
    return any(re.fullmatch(wanted, part, re.IGNORECASE) for part in parts)
