"""Outcomes for several databases, told as one."""

import pytest
from attrs import evolve

from domain.databases.target import Target
from domain.direction import Direction
from domain.history import History, Revision
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, Verdict
from domain.review.several import together
from domain.rolling import Phase
from domain.rules.rule import Description, WaiverRule
from domain.source import Location, Problem

POSTGRESQL, SQLITE = Target.of("postgresql", "16"), Target.of("sqlite")
HISTORY = History.of(
    [
        Revision("a", "a.py", location=Location("a.py", 1)),
        Revision("b", "b.py", ("a",), location=Location("b.py", 1)),
    ]
)
OF_WAIVERS = WaiverRule(
    Description("unused-waiver", "waivers", Level.WARNING, "", "", (), ""),
    lambda waiver, used, known, today: None,
)
LOCK = Impact("ACCESS EXCLUSIVE", "reads and writes", "instant")
ON_POSTGRESQL, ON_SQLITE = ("PostgreSQL 10 to 18",), ("SQLite 3.35 and later",)


def finding(rule="drop-table", revision="a", line=3, **more):
    return Finding(
        rule,
        Level.ERROR,
        revision,
        Direction.UPGRADE,
        Location(f"{revision}.py", line),
        "gone",
        **more,
    )


def outcome(*findings, target=POSTGRESQL, **more):
    revisions = more.pop("revisions", (reviewed(),))
    name, version = target.database.value, target.version_text
    return Outcome(
        "shop", name, version, False, revisions, findings, more.pop("problems", ()), Level.ERROR
    )


def reviewed(status=ReadingStatus.READ, **more):
    return ReviewedRevision("a", "a.py", "0", status, **more)


def told(on_postgresql, on_sqlite):
    reviewed = [(POSTGRESQL, on_postgresql), (SQLITE, on_sqlite)]
    return together(reviewed, HISTORY, [OF_WAIVERS])


def test_it_speaks_of_each_database():
    both = told(outcome(), outcome(target=SQLITE))

    assert both.targets == (POSTGRESQL, SQLITE)
    assert (both.database, both.server_version) == ("postgresql", "16")


def test_what_holds_on_both_is_told_once_and_names_both():
    both = told(
        outcome(finding(effect=LOCK, holds_on=ON_POSTGRESQL)), outcome(finding(holds_on=ON_SQLITE))
    )

    (one,) = both.findings
    assert one.holds_on == ON_POSTGRESQL + ON_SQLITE


def test_an_effect_that_not_all_share_names_its_database():
    one_sided = told(outcome(finding(effect=LOCK)), outcome(finding()))
    shared = told(outcome(finding(effect=LOCK)), outcome(finding(effect=LOCK)))

    assert one_sided.findings[0].effect == evolve(LOCK, on="postgresql 16")
    assert shared.findings[0].effect == LOCK


def test_the_first_that_has_an_effect_tells_it():
    both = told(outcome(finding()), outcome(finding(effect=LOCK)))

    assert both.findings[0].effect == evolve(LOCK, on="sqlite 3.40")


def test_what_is_said_in_other_words_is_told_of_each():
    other = evolve(finding(holds_on=ON_SQLITE), message="copied")

    both = told(outcome(finding(holds_on=ON_POSTGRESQL)), outcome(other))

    assert [one.holds_on for one in both.findings] == [ON_POSTGRESQL, ON_SQLITE]


def test_findings_stand_in_the_order_of_the_history():
    early, late = finding(line=2), finding(revision="b", line=1)

    both = told(outcome(finding(line=9), late), outcome(early))

    assert [(f.revision, f.location.line) for f in both.findings] == [("a", 2), ("a", 9), ("b", 1)]


def test_a_waiver_that_one_database_needs_is_of_use():
    unused = finding("unused-waiver")

    assert told(outcome(), outcome(unused)).findings == ()
    assert told(outcome(unused), outcome(unused)).findings == (unused,)


def test_a_revision_counts_as_read_as_little_as_it_was_for_any():
    partly = reviewed(ReadingStatus.PARTLY_READ, operations_read=2, operations_unread=1)

    both = told(outcome(revisions=(reviewed(operations_read=3),)), outcome(revisions=(partly,)))

    assert both.revisions == (partly,)


def test_a_file_that_only_one_database_needs_may_be_unreadable():
    helper = ReviewedRevision("", "helper.py", "", ReadingStatus.NOT_READ)

    both = told(outcome(), outcome(revisions=(reviewed(), helper)))

    assert both.revisions == (reviewed(), helper)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Phase.EXPAND, Phase.EXPAND, Phase.EXPAND),
        (Phase.EXPAND, Phase.NEITHER, Phase.EXPAND),
        (Phase.NEITHER, Phase.NEITHER, Phase.NEITHER),
        (Phase.EXPAND, Phase.CONTRACT, Phase.BOTH),
        (Phase.EXPAND, None, None),
    ],
)
def test_a_revision_is_in_the_phase_of_all(one, other, both):
    (revision,) = told(
        outcome(revisions=(reviewed(phase=one),)), outcome(revisions=(reviewed(phase=other),))
    ).revisions

    assert revision.phase is both


def test_a_problem_is_told_once_and_leaves_the_review_incomplete():
    problem = Problem("no-file", "gone", "find it", None)

    both = told(outcome(problems=(problem,)), outcome(problems=(problem,)))

    assert both.problems == (problem,)
    assert both.verdict is Verdict.INCOMPLETE


def test_one_database_that_fails_fails_the_review():
    assert told(outcome(), outcome(finding())).verdict is Verdict.FAILED


def test_ways_out_that_differ_stand_in_one_finding_with_their_databases():
    both = told(
        outcome(finding(fix="op.execute('a')", assumption="nobody reads")),
        outcome(finding(fix="op.execute('b')")),
    )

    (one,) = both.findings
    assert one.fix == "# On postgresql 16:\nop.execute('a')\n\n# On sqlite 3.40:\nop.execute('b')"
    assert one.assumption == "on postgresql 16: nobody reads"


def test_where_one_database_has_no_way_out_that_is_said():
    both = told(outcome(finding(fix="op.execute('a')")), outcome(finding()))

    (one,) = both.findings
    assert one.fix == (
        "# On postgresql 16:\nop.execute('a')\n\n# On sqlite 3.40:\n# no other way is known"
    )


def test_a_way_out_that_all_share_is_told_as_it_is():
    both = told(outcome(finding(fix="op.execute('a')")), outcome(finding(fix="op.execute('a')")))

    assert both.findings[0].fix == "op.execute('a')"
