"""What two say of a history is what one says."""

import pytest
from attrs import evolve

from domain.databases.target import Target
from domain.environment import EnvironmentFacts, Fact
from domain.history import History
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateTable,
    DropTable,
    EnumType,
)
from domain.policy import Policy
from domain.review import judging
from domain.review.engine import review
from domain.review.passage import Passage
from domain.review.subject import Subject
from domain.rules import RULES
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location, Problem
from domain.sql_operations import EnumValue
from tests.unit.domain.review.test_engine import PLACE, revision, scripts

PEN, BOOK = TableName("pen"), TableName("book")
COLUMN = Column("colour", DataType("text"), True)
LATE = RevisionScripts(
    Script(Body.PRESENT, (Step(DropTable(PEN), PLACE, autocommit=True),)),
    Script(Body.MISSING),
)
BODIES = {
    "a": scripts(CreateTable(PEN, (Column("id", DataType("integer"), False),))),
    "b": scripts(CreateTable(BOOK, (Column("id", DataType("integer"), False),))),
    "c": scripts(EnumValue("mood", "sad"), EnumType("shade", ("dark",), create=True)),
    "d": scripts(AddColumn(PEN, COLUMN), AddConstraint(PEN, Check("fits", None, False))),
    "e": scripts(AlterColumn(BOOK, "id", nullable=False), EnumValue("shade", "pale")),
    "f": LATE,
    "g": scripts(AlterColumn(PEN, "colour", type=DataType("integer"))),
    "h": scripts(DropTable(BOOK), downgrade=[CreateTable(BOOK, ())]),
}
APART = EnvironmentFacts(transaction_per_migration=Fact(True, Location("env.py", 1)))


@pytest.fixture(autouse=True)
def however_few(monkeypatch):
    monkeypatch.setattr(judging, "LEAST", 1)


def subject(facts=None, problems=lambda: (), read=None):
    ids = list(BODIES)
    history = History.of(revision(one, *ids[:n][-1:]) for n, one in enumerate(ids))
    given = read or (lambda r, s: BODIES[r.id])
    return Subject("shop", history, given, problems, facts or EnvironmentFacts())


def both(first, second):
    """The second one's first: neither rests on the other."""
    later = second()
    return [*first(), *later]


def free_after(revisions):
    """Somebody is, once so many revisions were judged."""
    asked = iter(range(100))
    return lambda: both if next(asked) >= revisions else None


POLICIES = [
    Policy(Target.of("postgresql")),
    Policy(Target.of("postgresql"), revisions="c:heads"),
    Policy(Target.of("mysql")),
    Policy(Target.of("sqlite")),
]


@pytest.mark.parametrize("facts", [EnvironmentFacts(), APART])
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("revisions", range(len(BODIES) + 1))
def test_two_say_what_one_says(policy, facts, revisions):
    alone = review(subject(facts), policy, RULES, lambda: None)
    shared = evolve(subject(facts), both=free_after(revisions))

    assert review(shared, policy, RULES, lambda: None) == alone


@pytest.mark.parametrize("facts", [EnvironmentFacts(), APART])
@pytest.mark.parametrize("policy", POLICIES)
def test_the_replay_comes_to_where_the_rules_come(monkeypatch, policy, facts):
    judged = Passage.judged
    compared = []

    def watched(self, read, standing, heard):
        after, said = judged(self, read, standing, heard)
        compared.append(self.over(read, standing) == after)
        return after, said

    monkeypatch.setattr(Passage, "judged", watched)
    review(subject(facts), policy, RULES, lambda: None)

    assert compared == [True] * len(BODIES)


@pytest.mark.parametrize("revisions", range(len(BODIES) + 1))
def test_who_follows_is_told_the_same_in_the_same_order(revisions):
    def told(free):
        standings, said = [], []
        watched = evolve(subject(), stands=standings.append, follows=said.append, both=free)
        review(watched, POLICIES[0], RULES, lambda: None)
        return standings, said

    assert told(free_after(revisions)) == told(lambda: None)


def test_what_could_not_be_read_is_not_judged_by_two_either():
    def review_with(free):
        problems = []

        def read(one, schema):
            if one.id in "bg":
                problems.append(Problem("syntax-error", one.id, "Correct it.", PLACE))
            return BODIES[one.id]

        shared = evolve(subject(problems=lambda: tuple(problems), read=read), both=free)
        return review(shared, POLICIES[0], RULES, lambda: None)

    assert review_with(free_after(0)) == review_with(lambda: None)


def test_few_revisions_are_judged_by_one(monkeypatch):
    monkeypatch.setattr(judging, "LEAST", len(BODIES) + 1)

    review(evolve(subject(), both=pytest.fail), POLICIES[0], RULES, lambda: None)
