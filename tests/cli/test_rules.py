"""`assay rules` and `assay explain`."""

import json

import pytest

from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.rules import RULES

NAMES = {rule.about.name for rule in (*RULES, *ENVIRONMENT_RULES)}


def test_lists_every_rule_once(assay):
    told = assay("rules")

    listed = [
        line.split()[0]
        for line in told.out.splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert told.status == 0
    assert sorted(listed) == sorted(NAMES)


def test_says_which_are_off(assay):
    off = {rule.about.name for rule in RULES if not rule.about.enabled}
    lines = assay("rules").out.splitlines()

    assert {line.split()[0] for line in lines if " off " in line and line[2:3].isalpha()} == off


def test_explains_every_rule_in_full(assay):
    for rule in RULES:
        told = assay("explain", rule.about.name)
        text = " ".join(told.out.split())

        assert told.status == 0
        for part in (rule.about.why, rule.about.way_out, *rule.about.silent_when):
            assert " ".join(part.split()) in text


def test_both_come_as_json(assay):
    listed = json.loads(assay("rules", "--format", "json").out)
    one = json.loads(assay("explain", "drop-table", "--format", "json").out)

    assert {rule["name"] for rule in listed} == NAMES
    assert one in listed
    assert one["level"] == "error"


@pytest.mark.parametrize(
    ("name", "said"),
    [("drop-tabel", "Did you mean drop-table?"), ("zzz", "`assay rules` lists them.")],
)
def test_a_rule_that_is_none_gets_one_sentence(assay, name, said):
    told = assay("explain", name)

    assert told.status == 2
    assert said in told.err
    assert told.out == ""
