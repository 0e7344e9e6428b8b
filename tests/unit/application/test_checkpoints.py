"""What a standing of an earlier review is known again by."""

import pytest
from attrs import evolve

from application.checkpoints import marks_of, stands_here
from domain.databases.target import Target
from domain.environment import EnvironmentFacts, Fact
from domain.history import History, Revision
from domain.policy import Policy
from domain.review.engine import Subject
from domain.rules import RULES
from domain.script import Body, RevisionScripts, Script
from domain.source import Location

POLICY = Policy(Target.of("postgresql"))


def revision(name, *parents, digest="0f"):
    return Revision(name, f"{name}.py", parents, digest=digest, location=Location(f"{name}.py", 1))


def subject(*revisions):
    nothing = RevisionScripts(Script(Body.EMPTY), Script(Body.EMPTY))
    return Subject("shop", History.of(revisions), lambda revision, schema: nothing, lambda: ())


CHAIN = subject(revision("a"), revision("b", "a"), revision("c", "b"))
MARKS = marks_of(CHAIN, POLICY, RULES)


def test_a_revision_more_leaves_the_marks_before_it():
    more = subject(*CHAIN.history.revisions, revision("d", "c"))

    assert marks_of(more, POLICY, RULES)[:3] == MARKS


def test_a_changed_revision_changes_its_mark_and_those_after_it():
    changed = subject(revision("a"), revision("b", "a", digest="1e"), revision("c", "b"))
    marks = marks_of(changed, POLICY, RULES)

    assert [mark == other for mark, other in zip(marks, MARKS, strict=True)] == [True, False, False]


@pytest.mark.parametrize(
    "policy",
    [
        Policy(Target.of("postgresql", "12")),
        Policy(Target.of("mysql")),
        evolve(POLICY, enabled=frozenset({"x"})),
        evolve(POLICY, revisions="b:heads"),
    ],
)
def test_another_policy_has_other_marks(policy):
    assert not set(marks_of(CHAIN, policy, RULES)) & set(MARKS)


def test_other_rules_have_other_marks():
    assert not set(marks_of(CHAIN, POLICY, RULES[1:])) & set(MARKS)


def test_another_environment_has_other_marks():
    facts = EnvironmentFacts(autocommit=Fact(True))

    assert not set(marks_of(evolve(CHAIN, environment=facts), POLICY, RULES)) & set(MARKS)


@pytest.mark.parametrize("revisions", [1, 2, 15, 16, 17, 127, 128, 129, 1000, 5000])
def test_a_review_stands_at_the_head_and_at_few_other_places(revisions):
    places = [n for n in range(1, revisions + 1) if stands_here(n, revisions)]

    assert {revisions, max(revisions - 1, 1)} <= set(places)
    assert len(places) <= 4
