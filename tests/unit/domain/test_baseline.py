"""A baseline: what it accepts, what it leaves, and how it changes."""

from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from domain.baseline import Baseline, BaselineInUse, baseline_of
from domain.baseline_change import change_of
from domain.direction import Direction
from domain.errors import BaselineOfAnother
from domain.review.finding import Finding, Level, Waived
from domain.review.fingerprints import Identity
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, Verdict
from domain.source import Location, Problem

PLACE = Location("versions/a.py", 3)
FINDING = Finding("drop-table", Level.ERROR, "a", Direction.UPGRADE, PLACE, "gone", table="book")
PROBLEM = Problem("syntax-error", "it is none", "Mend it.")

few = st.sampled_from(["a", "b", "c"])
found = st.builds(
    Finding,
    rule=st.sampled_from(["drop-table", "rename-table"]),
    level=st.sampled_from(Level),
    revision=few,
    direction=st.sampled_from(Direction),
    location=st.builds(Location, few, st.integers(1, 99)),
    message=few,
    table=st.none() | few,
    operation=st.sampled_from(["", "1f"]),
    waived=st.none() | st.just(Waived("it is fine", None, PLACE)),
)
several = st.lists(found, max_size=6)


def outcome(findings=(), status=ReadingStatus.READ, **more):
    revisions = tuple(ReviewedRevision(i, f"{i}.py", "", status) for i in "abc")
    facts = {"problems": (), "fail_level": Level.INFO, "digest": "1" * 64, **more}
    return Outcome("shop", "postgresql", "16", False, revisions, tuple(findings), **facts)


def accepted(findings, by):
    return BaselineInUse(by, frozenset("abc")).accept(outcome(findings))


def test_what_was_there_is_accepted_and_does_not_count():
    before = outcome([FINDING])
    after = accepted([FINDING], baseline_of(before))

    assert before.verdict is Verdict.FAILED
    assert after.verdict is Verdict.PASSED
    assert (len(after.counting), len(after.waived), len(after.accepted)) == (0, 0, 1)


def test_an_accepted_finding_names_the_line_that_accepts_it():
    lines = {Identity.of(FINDING): 7}
    baseline = evolve(baseline_of(outcome([FINDING])), lines=lines, path="db/assay-baseline.json")

    [told] = accepted([FINDING], baseline).findings
    assert told.waived.location == Location("db/assay-baseline.json", 7)
    assert told.waived.by_baseline


@pytest.mark.parametrize(
    "moved",
    [
        {"location": Location("versions/other.py", 99, 9)},
        {"message": "in other words"},
        {"level": Level.WARNING},
        {"fix": "another way"},
    ],
    ids=str,
)
def test_a_finding_that_moves_is_the_same(moved):
    baseline = baseline_of(outcome([FINDING]))
    assert accepted([evolve(FINDING, **moved)], baseline).counting == ()


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "rename-table"},
        {"revision": "b"},
        {"direction": Direction.DOWNGRADE},
        {"table": "pen"},
        {"column_name": "title"},
        {"operation": "beef"},
    ],
    ids=str,
)
def test_one_that_says_something_else_is_new_and_the_old_one_gone(other):
    changed = evolve(FINDING, **other)
    after = accepted([changed], baseline_of(outcome([FINDING])))
    assert after.counting == (changed,)
    assert after.baseline.gone == 1


def test_of_more_equals_than_were_accepted_the_last_ones_are_new():
    second = evolve(FINDING, location=Location("versions/a.py", 4))
    third = evolve(FINDING, location=Location("versions/a.py", 5))
    baseline = baseline_of(outcome([FINDING, second]))

    assert accepted([FINDING, second, third], baseline).counting == (third,)
    assert accepted([FINDING], baseline).baseline.gone == 1


def test_what_somebody_waived_stays_waived_and_leaves_the_baseline():
    waived = evolve(FINDING, waived=Waived("nobody reads it", None, PLACE))
    after = accepted([waived], baseline_of(outcome([FINDING])))
    assert after.findings == (waived,)
    assert after.baseline.gone == 1
    assert baseline_of(after).accepted == {}


def test_of_what_was_not_looked_at_nothing_is_gone():
    baseline = baseline_of(outcome([FINDING, evolve(FINDING, revision="gone")]))
    use = BaselineInUse(baseline, frozenset("abc"))

    assert use.accept(outcome()).baseline.gone == 2
    assert use.accept(outcome(problems=(PROBLEM,))).baseline.gone == 1
    assert use.accept(outcome(status=ReadingStatus.NOT_READ)).baseline.gone == 1
    part = evolve(outcome(), revisions=outcome().revisions[:1])
    assert use.accept(part).baseline.gone == 0


def test_a_baseline_changes_the_digest_of_the_review():
    one, none = baseline_of(outcome([FINDING])), Baseline("shop", ("postgresql",), {})
    digests = {accepted([FINDING], by).digest for by in (one, none, evolve(one, path="b.json"))}
    assert len(digests | {outcome().digest}) == 4
    assert accepted([FINDING], one).digest == accepted([FINDING], one).digest


def test_that_of_another_history_is_refused():
    baseline = baseline_of(outcome([evolve(FINDING, revision="x")]))
    with pytest.raises(BaselineOfAnother, match="another history"):
        accepted([FINDING], baseline)


def test_that_of_another_database_is_refused():
    baseline = evolve(baseline_of(outcome([FINDING])), databases=("sqlite",))
    with pytest.raises(BaselineOfAnother, match="made for sqlite, and says nothing of postgresql"):
        accepted([FINDING], baseline)
    with pytest.raises(BaselineOfAnother):
        change_of(baseline, outcome(), accept_new=False)


def test_one_for_several_databases_is_not_changed_by_a_review_of_one():
    both = evolve(baseline_of(outcome([FINDING])), databases=("postgresql", "sqlite"))
    assert accepted([], both).baseline.gone == 0
    with pytest.raises(BaselineOfAnother, match="not for postgresql alone"):
        change_of(both, outcome(), accept_new=False)


def test_the_first_one_accepts_everything():
    change = change_of(None, outcome([FINDING]), accept_new=False)
    assert change.after.total == 1
    assert change.refused == ()


def test_the_next_one_lists_and_refuses_what_is_new():
    before = baseline_of(outcome([FINDING]))
    new = evolve(FINDING, table="pen")
    change = change_of(before, outcome([FINDING, new]), accept_new=False)
    assert change.refused == change.new == (new,)
    assert not change.differs

    told = change_of(before, outcome([FINDING, new]), accept_new=True)
    assert (told.after.total, told.refused, told.new) == (2, (), (new,))


def test_a_revision_that_was_not_read_keeps_its_lines():
    before = baseline_of(outcome([FINDING]))
    unread = outcome(status=ReadingStatus.NOT_READ)
    for accept_new in (False, True):
        assert change_of(before, unread, accept_new=accept_new).after.accepted == before.accepted


@given(several, several)
def test_it_never_grows_by_itself(before, now):
    old = baseline_of(outcome([evolve(FINDING, waived=None), *before]))
    change = change_of(old, outcome(now), accept_new=False)
    assert all(number <= old.accepted[each] for each, number in change.after.accepted.items())
    assert change.gone == old.total - change.after.total


@given(several, several)
def test_once_all_is_accepted_nothing_counts_and_nothing_changes(before, now):
    change = change_of(baseline_of(outcome(before)), outcome(now), accept_new=True)
    use = BaselineInUse(change.after, frozenset("abc"))
    assert use.accept(outcome(now)).counting == ()
    assert use.accept(outcome(now)).baseline.gone == 0
    assert not change_of(change.after, outcome(now), accept_new=False).differs


@given(several, several, st.randoms())
def test_the_order_of_findings_makes_no_difference(before, now, order):
    baseline = baseline_of(outcome(before))
    first = Counter(map(Identity.of, accepted(now, baseline).counting)) if now else Counter()
    shuffled = order.sample(now, len(now))
    assert Counter(map(Identity.of, accepted(shuffled, baseline).counting)) == first
