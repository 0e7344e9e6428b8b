"""What `assay effect --format json` tells of every statement of the facts is what was measured.

The schema is the setup of the facts itself, as SQL, and the statement is theirs, word for word.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from adapters.reports.effects_json import document_of
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

FACTS = Path(__file__).parent / "facts"
POSTGRESQL = json.loads((FACTS / "postgresql.json").read_text())
STATEMENTS = {statement["id"]: statement for statement in POSTGRESQL["statements"]}
MARIADB = json.loads((FACTS / "mariadb.json").read_text())

# The server reads the table of a domain without logging it, which is how scans were seen.
# test_postgresql_live counts the rows that it reads.
SCANS_NOT_LOGGED = {"domain_add_check": {"tdom"}}


# OPTIMIZE TABLE takes no ALGORITHM clause, so none was measured.
NO_CLAUSES = {"optimize"}


@cache
def asked(sql: str, before: str, database: str, version: str, alone: bool) -> tuple[Any, ...]:
    question = EffectsQuestion(
        SqlSource(sql, "statement"),
        database,
        version,
        SqlSource(before, "setup"),
        each_alone=alone,
    )
    found = document_of(TellEffects(SqlTextReader())(question))["statements"]
    assert isinstance(found, list)
    return tuple(found)


# Of more than five in a hundred the command would not be proved.
INEXPRESSIBLE = {
    "alter_type_add_attr_cascade": "tables of a composite type (CREATE TABLE ... OF) are not in "
    "the vocabulary: no history that was looked at has one",
    "update_deferred_fk_then_alter": "it fails because of the values of the inserted row, which "
    "an operation does not carry",
}


@pytest.mark.parametrize("name", sorted(STATEMENTS.keys() - INEXPRESSIBLE.keys()))
def test_postgresql_agrees_with_what_was_measured(name: str) -> None:
    fact = STATEMENTS[name]
    before = POSTGRESQL["setup"] + ";\n".join(fact["first"])
    for measured in fact["measured"]:
        for version in versions(measured["versions"]):
            told = asked(fact["sql"], before, "postgresql", version, not fact["in_transaction"])
            if "error" in measured:
                reasons = {each[why] for each in told for why in ("error", "may_fail")}
                assert measured["error"] in reasons, version
            else:
                assert not any(each["error"] for each in told), version
                assert together(told, fact["in_transaction"]) == expected(name, measured), version


def together(told: tuple[Any, ...], in_transaction: bool) -> dict[str, Any]:
    """What was seen once the last of the statements had run."""
    return {
        "locks": in_public(told[-1]["effective_locks"]) if in_transaction else {},
        "rewritten": {name for each in told for name in each["rewritten"]},
        "scanned": {name for each in told for name in each["scanned"]},
        "index_builds": sum(each["index_builds"] for each in told),
        "proved": any(each["proved_by_constraint"] for each in told),
    }


def in_public(locks: dict[str, str]) -> dict[str, str]:
    """Other schemas were not looked at."""
    return {name: mode for name, mode in locks.items() if "." not in name}


def expected(name: str, measured: Any) -> dict[str, Any]:
    return {
        "locks": measured["locks"],
        "rewritten": set(measured.get("rewritten", ())),
        "scanned": set(measured.get("scanned", ())) | SCANS_NOT_LOGGED.get(name, set()),
        "index_builds": measured.get("index_builds", 0),
        "proved": measured.get("proved_by_constraint", False),
    }


def versions(told: str) -> list[str]:
    first, _, last = told.partition("-")
    return [str(version) for version in range(int(first), int(last or first) + 1)]


@pytest.mark.parametrize("name", MARIADB["statements"])
def test_mariadb_agrees_with_what_was_measured(name: str) -> None:
    fact = MARIADB["statements"][name]
    before = ";\n".join([*MARIADB["setup"][3:], *fact["pre"]])
    (told,) = asked(fact["sql"], before, "mariadb", "10.11", alone=True)
    assert told["error"] is None
    if name not in NO_CLAUSES:
        assert told["best_algorithm"] == fact["best_algorithm"]
        assert told["least_lock"] == fact["least_lock"]
