"""PostgreSQL's effects against what was measured on nine versions of the server.

The facts name relations of the schema public, as they were seen after the statement.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from domain.databases.target import Target
from domain.schema.schema import Schema
from tests.effects.comparing import effects_of, failures, told
from tests.effects.measuring import in_words
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
            effects = effects_of(EXPRESSED[name], before, target, statement["in_transaction"])
            if "error" in measured:
                assert measured["error"] in failures(effects), version
            else:
                assert not any(effect.refused for effect in effects), version
                seen = told(effects, before)
                if not statement["in_transaction"]:
                    # What it locked was free again when it was looked at.
                    seen["locks"] = {}
                assert seen == expected(name, measured), version


def expected(name: str, measured: Any) -> dict[str, Any]:
    return {
        "locks": {relation: in_words(mode) for relation, mode in measured["locks"].items()},
        "rewritten": set(measured.get("rewritten", ())),
        "scanned": set(measured.get("scanned", ())) | SCANS_NOT_LOGGED.get(name, set()),
        "index_builds": measured.get("index_builds", 0),
        "proved": measured.get("proved_by_constraint", False),
    }


def versions(told: str) -> range:
    first, _, last = told.partition("-")
    return range(int(first), int(last or first) + 1)


@cache
def after_first(first: tuple[str, ...], target: Target) -> Schema:
    return schema_after((*SETUP, *(FIRST[sql] for sql in first)), target)
