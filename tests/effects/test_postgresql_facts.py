"""PostgreSQL's effects against what was measured on nine versions of the server.

The facts name relations of the schema public, as they were seen after the statement.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.postgresql.modes import RANKS
from domain.databases.target import Target
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from tests.effects.postgresql_setup import SETUP, schema_after
from tests.effects.postgresql_statements import EXPRESSED, FIRST, INEXPRESSIBLE

FACTS = json.loads((Path(__file__).parent / "facts" / "postgresql.json").read_text())
STATEMENTS = {statement["id"]: statement for statement in FACTS["statements"]}

# The server reads the table of a domain without logging it, which is how scans were seen.
# test_postgresql_live counts the rows that it reads.
SCANS_NOT_LOGGED = {"domain_add_check": {"tdom"}}


def test_every_statement_is_expressed_or_listed_with_its_reason() -> None:
    assert EXPRESSED.keys() | INEXPRESSIBLE.keys() == STATEMENTS.keys()
    assert not EXPRESSED.keys() & INEXPRESSIBLE.keys()
    assert len(INEXPRESSIBLE) <= len(STATEMENTS) * 0.05


def test_nothing_is_done_before_a_statement_that_is_not_expressed() -> None:
    for name in EXPRESSED:
        assert set(STATEMENTS[name]["first"]) <= FIRST.keys()


@pytest.mark.parametrize("name", EXPRESSED)
def test_agrees_with_what_was_measured(name: str) -> None:
    statement = STATEMENTS[name]
    for measured in statement["measured"]:
        for version in versions(measured["versions"]):
            target = Target.of("postgresql", str(version))
            before = after_first(tuple(statement["first"]), target)
            effects = effects_of(name, before, target, statement["in_transaction"])
            if "error" in measured:
                assert measured["error"] in failures(effects), version
            else:
                assert not any(effect.refused for effect in effects), version
                seen = told(effects, before)
                if not statement["in_transaction"]:
                    # What it locked was free again when it was looked at.
                    seen["locks"] = {}
                assert seen == expected(name, measured), version


def told(effects: list[Effect], before: Schema) -> dict[str, Any]:
    """The effects of one statement together, in the words of the facts."""
    works = [work for effect in effects for work in effect.indexes]
    held = [(str(lock.table), lock.mode) for e in effects for lock in e.locks]
    held += [(work.name, work.mode) for work in works]
    return {
        "locks": strongest([lock for lock in held if lock[0] in relations(before)]),
        "rewritten": {str(name) for e in effects for name in e.rewritten}
        | {work.name for work in works if work.rewritten},
        "scanned": {name for e in effects for name in scans(e)},
        "index_builds": sum(e.index_builds for e in effects),
        "proved": any(e.proved_by for e in effects),
    }


def expected(name: str, measured: Any) -> dict[str, Any]:
    return {
        "locks": {relation: in_words(mode) for relation, mode in measured["locks"].items()},
        "rewritten": set(measured.get("rewritten", ())),
        "scanned": set(measured.get("scanned", ())) | SCANS_NOT_LOGGED.get(name, set()),
        "index_builds": measured.get("index_builds", 0),
        "proved": measured.get("proved_by_constraint", False),
    }


def effects_of(name: str, before: Schema, target: Target, in_transaction: bool) -> list[Effect]:
    effects = []
    for operation in EXPRESSED[name]:
        step = Step(operation, Location("m.py", 1), autocommit=not in_transaction)
        effects.append(effect_of(step, before, target))
        before = apply(operation, before, target)
    return effects


def failures(effects: list[Effect]) -> set[str | None]:
    return {reason for e in effects for reason in (e.refused, e.may_fail)}


def scans(effect: Effect) -> set[str]:
    """The facts name a foreign key that is verified, where the effect names its tables besides."""
    if effect.verified:
        return set(effect.verified)
    return {str(name) for name in effect.scanned}


def strongest(held: list[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(held, key=lambda lock: RANKS[lock[1]]))


def relations(schema: Schema) -> set[str]:
    """What is there before the statement, in the schema public."""
    views = schema.objects.views.values()
    tables = schema.tables.values()
    names = {str(r.name) for r in (*tables, *views) if r.name.schema is None}
    indexes = {i.name for t in tables for i in t.all_indexes if i.name}
    return names | indexes | {i.name for v in views for i in v.indexes if i.name}


def in_words(mode: str) -> str:
    """`AccessExclusive` as PostgreSQL writes it elsewhere."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", mode).upper()


def versions(told: str) -> range:
    first, _, last = told.partition("-")
    return range(int(first), int(last or first) + 1)


@cache
def after_first(first: tuple[str, ...], target: Target) -> Schema:
    return schema_after((*SETUP, *(FIRST[sql] for sql in first)), target)
