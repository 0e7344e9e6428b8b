"""The digest of a review: another one for each thing that the review follows from."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from domain.databases.target import Target
from domain.environment import EnvironmentFacts, Fact
from domain.history import History, Revision
from domain.levels import Levels, PathLevels
from domain.mapped import Mapped
from domain.policy import Policy
from domain.released import Released
from domain.review import identity
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.rule_options import RuleOptions
from domain.rules import RULES
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script
from domain.source import Location, Problem
from domain.waivers import Waiver

PLACE = Location("versions/a.py", 1)
FIRST = Revision("a", "versions/a.py", digest="1" * 64, location=PLACE)
SECOND = Revision("b", "versions/b.py", ("a",), digest="2" * 64, location=PLACE)
POLICY = Policy(Target.of("postgresql"), today=date(2026, 11, 23))
DOES_NOTHING = Script(Body.EMPTY)
SCRIPTS = RevisionScripts(DOES_NOTHING, DOES_NOTHING)


def subject(revisions=(FIRST, SECOND), problems=(), scripts=SCRIPTS, **facts):
    history = History.of(revisions)
    return Subject("shop", history, lambda r, s: scripts, lambda: problems, **facts)


def digest(of=None, policy=POLICY, rules=RULES):
    return review(of or subject(), policy, rules, lambda: None).digest


def with_waiver(until):
    waiver = Waiver(PLACE, ("drop-table",), "nobody reads it", until)
    return subject(scripts=evolve(SCRIPTS, waivers=(waiver,)))


def test_it_is_the_same_for_the_same_input():
    assert digest() == digest()
    assert len(digest()) == 64


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"revisions": (FIRST,)}, id="a revision less"),
        pytest.param({"revisions": (FIRST, evolve(SECOND, digest="3" * 64))}, id="other content"),
        pytest.param({"revisions": (FIRST, evolve(SECOND, path="versions/c.py"))}, id="other file"),
        pytest.param({"revisions": (FIRST, evolve(SECOND, id="c"))}, id="other id"),
        pytest.param({"revisions": (FIRST, evolve(SECOND, parents=()))}, id="other parents"),
        pytest.param({"revisions": (FIRST, evolve(SECOND, depends_on=("a",)))}, id="dependency"),
        pytest.param({"scripts": evolve(SCRIPTS, helpers="4" * 64)}, id="other helper"),
        pytest.param({"problems": (Problem("syntax-error", "x", "y"),)}, id="a problem"),
        pytest.param({"environment": EnvironmentFacts(autocommit=Fact(True))}, id="env.py"),
        pytest.param({"mapped": (Mapped(TableName("book"), PLACE),)}, id="a model"),
        pytest.param({"released": Released("main", (FIRST,))}, id="a branch"),
    ],
)
def test_another_subject_has_another_digest(other):
    assert digest(subject(**other)) != digest()


@pytest.mark.parametrize(
    "other",
    [
        {"target": Target.of("mysql")},
        {"target": Target.of("postgresql", "12")},
        {"revisions": "a:heads"},
        {"fail_level": Level.WARNING},
        {"fail_level": None},
        {"enabled": frozenset({"drop-index"})},
        {"judged": ("b",)},
        {"levels": Levels((("drop-table", None),))},
        {"levels": Levels(paths=(PathLevels("versions/*", (("drop-table", None),)),))},
        {"options": RuleOptions((("drop-table", "allowed", ("tmp_*",)),))},
        {"elsewhere": ("lock-timeout",)},
    ],
    ids=str,
)
def test_another_policy_has_another_digest(other):
    assert digest(policy=evolve(POLICY, **other)) != digest()


def test_another_version_or_other_rules_have_another_digest(monkeypatch):
    first = digest()
    assert digest(rules=RULES[1:]) != first
    monkeypatch.setattr(identity, "VERSION", "99.0")
    assert digest() != first


def test_a_helper_of_a_revision_that_is_not_judged_counts_too():
    newest = evolve(POLICY, revisions="b")
    changed = subject(scripts=evolve(SCRIPTS, helpers="4" * 64))
    assert digest(changed, newest) != digest(policy=newest)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_day_makes_no_difference_where_no_waiver_has_one(today):
    later = evolve(POLICY, today=today)
    assert digest(policy=later) == digest()
    assert digest(with_waiver(None), later) == digest(with_waiver(None))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_of_a_waiver_with_a_day_it_knows_whether_that_has_passed(today):
    later = evolve(POLICY, today=today)
    held = digest(with_waiver("2030-06-15"))
    assert (digest(with_waiver("2030-06-15"), later) == held) is (today <= date(2030, 6, 15))


def test_names_that_are_asked_for_have_no_order():
    names = [f"rule-{number}" for number in range(20)]
    forth = evolve(POLICY, enabled=frozenset(names))
    back = evolve(POLICY, enabled=frozenset(reversed(names)))
    assert digest(policy=forth) == digest(policy=back)
