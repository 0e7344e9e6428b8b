"""The rules about environments: each with a fault that shows it, and the hazards that they know."""

from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.rules import RULES
from tests.doctor.faults import FAULTS
from tests.rules.test_hazards import HAZARDS

# Told as problems of the history, or by a rule of reviews.
OTHERS = {"multiple-heads", "missing-parent", "duplicate-revision-id"}
OWN = [rule.about for rule in ENVIRONMENT_RULES if rule.about.family == "environment"]
NOTES = {"empty-first-revision", "models-imported-by-hand"}
# What git remembers: tests/doctor/test_past.py.
PAST = {"reused-revision-id", "late-inserted-revision"}


def test_each_rule_is_shown_by_a_fault_or_by_the_project_itself() -> None:
    shown = {fault.rule for fault in FAULTS} | NOTES | PAST

    assert {about.name for about in OWN} - shown == set()


def test_no_name_is_used_twice() -> None:
    names = [rule.about.name for rule in (*RULES, *ENVIRONMENT_RULES)]

    assert len(names) == len(set(names))


def test_they_cover_every_hazard_of_an_environment() -> None:
    wanted = {name for name, row in HAZARDS.items() if row["family"] == "L"}
    covered = {name for rule in ENVIRONMENT_RULES for name in rule.about.hazards}

    assert wanted - covered - {"env-metadata-missing"} == set()
    assert covered - set(HAZARDS) == set()


def test_faults_that_are_told_as_problems_are_no_rules_of_their_own() -> None:
    names = {rule.about.name for rule in ENVIRONMENT_RULES}

    assert {fault.rule for fault in FAULTS} - names == OTHERS


def test_every_description_is_a_sentence_with_a_way_out() -> None:
    for about in OWN:
        assert about.finds.endswith("."), about.name
        assert about.why.endswith("."), about.name
        assert about.way_out.endswith("."), about.name
        assert about.silent_when, about.name
