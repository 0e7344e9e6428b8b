"""Each finding tells where it holds: what a rule says of an example at every version known here."""

from collections import defaultdict

import pytest

from domain.databases.spans import VERSIONS, everywhere, spans
from domain.databases.target import Database, Target, dotted
from domain.rules import RULES
from tools.rule_examples import examples

DIFFERING = {rule.about.name for rule in RULES if rule.about.differs_by_version != "never"}
BAD = [
    pytest.param(example, Database(name), id=f"{example.rule}/{example.path.name} {name}")
    for example in examples()
    if example.is_bad
    for name in sorted({database for database, _ in example.servers})
]
# Said once of all revisions, of env.py; which step it is shown at follows from the locks.
OF_ENV_PY = "missing-lock-timeout"


@pytest.mark.parametrize(("example", "database"), BAD)
def test_a_finding_holds_on_just_the_versions_at_which_it_is_told(example, database):
    told = told_at(example, database)

    for key, stated in told.items():
        target = Target(database, min(stated))
        if key[0] != OF_ENV_PY:
            assert {*stated.values()} == {spans(target, set(stated) - {min(stated)})}, key
        if key[0] not in DIFFERING:
            assert {*stated.values()} == {(everywhere(database),)}, key


def test_the_versions_make_a_difference_to_some_rules():
    assert 5 < len(DIFFERING) < len(RULES) / 5


def told_at(example, database):
    """For each finding where it is told, and where it is said to hold."""
    told = defaultdict(dict)
    for version in VERSIONS[database]:
        for finding in example.review(database.value, dotted(version)).findings:
            place = finding.location.path.rpartition("/")[2], finding.location.line
            what = finding.table, finding.column_name, finding.level
            told[finding.rule, *place, *what][version] = finding.holds_on
    return told
