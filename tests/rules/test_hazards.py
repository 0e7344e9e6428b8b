"""The catalogue of hazards, and which rules know them.

hazards.json names each hazard with its family and severity. Family L is the environment's own:
`assay doctor` will judge it. left_out.json says of others why there is no rule, problems.json which
of them are told as a problem of the input.
"""

import json
from pathlib import Path

import pytest

from domain.rules import RULES

FOLDER = Path(__file__).parent
HAZARDS = {row["name"]: row for row in json.loads((FOLDER / "hazards.json").read_text())}
JUDGED = {name: row for name, row in HAZARDS.items() if row["family"] != "L"}
LEFT_OUT = json.loads((FOLDER / "left_out.json").read_text())
PROBLEMS = json.loads((FOLDER / "problems.json").read_text())
COVERED = {name for rule in RULES for name in rule.about.hazards} | set(PROBLEMS)


def of_severity(severity: str) -> set[str]:
    return {name for name, row in JUDGED.items() if row["severity"] == severity}


def test_rules_name_hazards_that_there_are():
    assert COVERED - set(HAZARDS) == set()


def test_each_hazard_is_covered_or_left_out_for_a_reason():
    assert set(JUDGED) - COVERED - set(LEFT_OUT) == set()


def test_nothing_is_left_out_that_a_rule_covers():
    assert set(LEFT_OUT) & COVERED == set()


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_the_reason_is_a_sentence(name):
    assert len(LEFT_OUT[name].split()) > 4
    assert LEFT_OUT[name].endswith(".")


def test_every_error_is_covered():
    assert of_severity("error") - COVERED == set()


def test_at_least_sixty_of_the_warnings_are_covered():
    assert len(of_severity("warning") & COVERED) >= 60
