"""What statements do, as JSON: docs/effects.schema.json describes it."""

import re
from json import dumps

from application.use_cases.tell_effects import EffectsAnswer, ToldStatement, UnreadStatement
from domain.classes import frozen
from domain.databases.effect import TableLock
from domain.databases.target import Database, Target
from domain.source import Location

SCHEMA_VERSION = 1
CLAUSES = re.compile(r"(?:ALGORITHM=(?P<algorithm>\w+), )?LOCK=(?P<lock>\w+)")

Data = dict[str, object]


@frozen
class JsonEffectsReport:
    def render(self, answer: EffectsAnswer) -> str:
        """ASCII only, so that it is the same bytes wherever it goes."""
        return dumps(document_of(answer), indent=2) + "\n"


def document_of(answer: EffectsAnswer) -> Data:
    return {
        "schema_version": SCHEMA_VERSION,
        "database": answer.target.database.value,
        "server_version": answer.target.version_text,
        "version_assumed": answer.target.assumed,
        "each_alone": answer.each_alone,
        "schema": answer.schema_name,
        "schema_unread": [_unread(each) for each in answer.schema_unread],
        "statements": [_statement(each, answer.target) for each in answer.statements],
    }


def _statement(statement: ToldStatement, target: Target) -> Data:
    told, effect = statement.told, statement.told.effect
    indexes = [work.name for work in effect.indexes if work.rewritten]
    return {
        **_place(statement.location),
        "statement": statement.text,
        "read": told.read,
        "error": effect.refused,
        "locks": _modes(told.locks, target),
        "effective_locks": _modes(told.effective, target),
        "blocks": {str(lock.table): lock.blocks.value for lock in told.locks},
        "held_until": "commit" if told.in_transaction else "end of statement",
        "duration": effect.duration.value,
        "rewritten": sorted({*map(str, effect.rewritten), *indexes}),
        "scanned": sorted(told.scanned),
        "tables_read": sorted(map(str, effect.scanned)),
        "index_builds": effect.index_builds,
        "proved_by_constraint": effect.proved_by,
        "may_fail": effect.may_fail,
        "loses": effect.loses,
        "outside_transaction": effect.outside_transaction,
        "commits_before": told.commits_before,
        "assumption": effect.assumption,
        **_algorithm(told.locks, target),
    }


def _modes(locks: tuple[TableLock, ...], target: Target) -> dict[str, str]:
    """PostgreSQL's as pg_locks tells them, without the Lock at the end: `AccessExclusive`."""
    if target.database is Database.POSTGRESQL:
        return {str(lock.table): lock.mode.title().replace(" ", "") for lock in locks}
    return {str(lock.table): lock.mode for lock in locks}


def _algorithm(locks: tuple[TableLock, ...], target: Target) -> Data:
    """The cheapest clauses that MySQL and MariaDB accept with the statement."""
    if target.database not in (Database.MYSQL, Database.MARIADB):
        return {}
    worst = max(locks, key=lambda lock: lock.rank, default=None)
    found = CLAUSES.fullmatch(worst.mode) if worst else None
    return {
        "best_algorithm": found["algorithm"] if found else None,
        "least_lock": found["lock"] if found else None,
    }


def _unread(statement: UnreadStatement) -> Data:
    return {**_place(statement.location), "statement": statement.text}


def _place(location: Location) -> Data:
    return {"path": location.path, "line": location.line}
