"""Findings that somebody allowed, and waivers that allow nothing."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from domain.databases.target import Target
from domain.history import History, Revision
from domain.operations import DropTable
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.review.outcome import Verdict
from domain.rules.rule import Description, HistoryRule, Hit, StepContext, StepRule
from domain.rules.waivers import RULES as ABOUT_WAIVERS
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location
from domain.waivers import Lines, Waiver

PATH = "versions/a.py"
COMMENT = Location(PATH, 9, 5)
WAIVER = Waiver(COMMENT, ("drops",), "nobody reads it", "2027-03-01", Lines(10, 10))


def speaks(context: StepContext) -> Iterable[Hit]:
    yield Hit("dropped", context.step.operation.subject)


ABOUT = Description("drops", "data_loss", Level.ERROR, "x", "x", (), "x")
DROPS = StepRule(ABOUT, speaks)


def reviewed(*waivers, rules=(DROPS,), today=date(2026, 11, 22)):
    step = Step(DropTable(TableName("book")), Location(PATH, 10, 5))
    upgrade = Script(Body.PRESENT, (step,))
    scripts = RevisionScripts(upgrade, Script(Body.RAISES), waivers=waivers)
    history = History.of([Revision("a", PATH, (), location=Location(PATH, 1))])
    subject = Subject("shop", history, lambda r, s: scripts, lambda: ())
    policy = Policy(Target.of("postgresql"), today=today)
    return review(subject, policy, (*rules, *ABOUT_WAIVERS), lambda: None)


def test_what_is_waived_is_told_and_does_not_count():
    outcome = reviewed(WAIVER)

    [finding] = outcome.findings
    assert (finding.waived.reason, finding.waived.until) == ("nobody reads it", "2027-03-01")
    assert finding.waived.location == COMMENT
    assert outcome.findings_at(Level.ERROR) == 0
    assert outcome.verdict is Verdict.PASSED


def test_one_that_expired_allows_nothing_and_is_told():
    outcome = reviewed(WAIVER, today=date(2027, 3, 2))

    assert [f.rule for f in outcome.findings] == ["expired-waiver", "drops"]
    assert outcome.findings_at(Level.ERROR) == 1
    assert outcome.verdict is Verdict.FAILED


def test_one_that_nothing_needs_is_told():
    elsewhere = evolve(WAIVER, reach=Lines(20, 30))

    assert [f.rule for f in reviewed(elsewhere).findings] == ["unused-waiver", "drops"]


def test_one_that_is_wrong_is_told_and_nothing_else_of_it():
    wrong = evolve(WAIVER, fault="it gives no reason after `--`")

    found = reviewed(wrong).findings
    assert [f.rule for f in found] == ["malformed-waiver", "drops"]
    assert "gives no reason" in found[0].message
    assert found[0].location == COMMENT


def test_a_rule_that_there_is_not_is_told_with_what_may_have_been_meant():
    [told, _] = reviewed(evolve(WAIVER, rules=("drop",))).findings

    assert told.rule == "malformed-waiver"
    assert "did you mean drops?" in told.message


def test_what_is_said_of_the_history_is_waived_too():
    rule = HistoryRule(evolve(ABOUT, name="all"), lambda h: [(r, Hit("x")) for r in h.revisions])
    whole = evolve(WAIVER, rules=("all",), reach=None)

    [finding] = reviewed(whole, rules=[rule]).findings
    assert finding.waived


def test_what_is_said_of_a_waiver_cannot_be_waived_by_it():
    for name in ("unused-waiver", "expired-waiver"):
        outcome = reviewed(evolve(WAIVER, rules=(name,), reach=None))
        assert not any(finding.waived for finding in outcome.findings)
