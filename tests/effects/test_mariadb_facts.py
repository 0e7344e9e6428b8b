"""MariaDB's effects against the cheapest ALGORITHM and LOCK that a server accepted."""

import json
from pathlib import Path

import pytest

from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.script import Step
from domain.source import Location
from tests.effects.mariadb_statements import (
    EXPRESSED,
    FIRST,
    INEXPRESSIBLE,
    NOT_MEASURED,
    SETUP,
)
from tests.effects.postgresql_setup import schema_after

FACTS = json.loads((Path(__file__).parent / "facts" / "mariadb.json").read_text())["statements"]
MARIADB = Target.of("mariadb", "10.11")


def test_every_statement_is_expressed_or_listed_with_its_reason() -> None:
    listed = [*EXPRESSED, *INEXPRESSIBLE, *NOT_MEASURED]
    assert sorted(listed) == sorted(FACTS)
    assert len(INEXPRESSIBLE) <= len(FACTS) * 0.05


@pytest.mark.parametrize("name", EXPRESSED)
def test_agrees_with_what_was_measured(name: str) -> None:
    fact = FACTS[name]
    before = schema_after((*SETUP, *(FIRST[sql] for sql in fact["pre"])), MARIADB)
    effect = effect_of(Step(EXPRESSED[name], Location("m.py", 1)), before, MARIADB)
    mode = f"ALGORITHM={fact['best_algorithm']}, LOCK={fact['least_lock']}"
    assert [lock.mode for lock in effect.locks] == [mode]
    assert effect.refused is None
    # The file of the table was another one after each of these, and only these.
    assert bool(effect.rewritten) == (fact["best_algorithm"] in ("INPLACE", "COPY"))
