"""What a comment allows, and where."""

from datetime import date

import pytest

from domain.source import Location
from domain.waivers import BoundWaiver, Lines, Waiver, bound_digest, waiver_of

PLACE = Location("versions/a.py", 9, 5)


@pytest.mark.parametrize(
    ("text", "rules", "reason", "until"),
    [
        ("allow drop-column -- unused since 2.3", ("drop-column",), "unused since 2.3", None),
        ("allow a, b-c -- both are known", ("a", "b-c"), "both are known", None),
        ("allow a -- gone soon, until 2027-03-01", ("a",), "gone soon", "2027-03-01"),
        ("allow a -- gone soon until 2027-03-01", ("a",), "gone soon", "2027-03-01"),
        ("allow a -- we wait until the move is done", ("a",), "", None),
    ],
)
def test_reads_rules_reason_and_day(text, rules, reason, until):
    waiver = waiver_of(text, PLACE, None)

    assert waiver.rules == rules
    if reason:
        assert (waiver.reason, waiver.until, waiver.fault) == (reason, until, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("allow drop-column", "does not read as"),
        ("drop-column -- because", "does not read as"),
        ("allow -- because", "names no rule"),
        ("allow , -- because", "names no rule"),
        ("allow Drop_Column -- because", "names no rule"),
        ("allow drop-column --", "gives no reason"),
        ("allow drop-column -- until 2027-03-01", "gives no reason"),
        ("allow drop-column -- because, until 2027-02-30", "2027-02-30 is no date"),
        ("allow drop-column -- because, until Easter", "Easter is no date"),
        ("allow drop-column -- until 2027-03-01 (see the ticket)", "its day is not the last"),
    ],
)
def test_what_is_wrong_becomes_its_fault(text, fault):
    waiver = waiver_of(text, PLACE, None)

    assert fault in waiver.fault
    assert not waiver.holds_on(date(2026, 1, 1))


def test_holds_to_the_end_of_its_last_day():
    waiver = waiver_of("allow a -- because, until 2027-03-01", PLACE, None)

    assert waiver.holds_on(date(2027, 3, 1))
    assert not waiver.holds_on(date(2027, 3, 2))
    assert waiver.holds_on(None)


def test_speaks_of_its_lines_in_its_file_and_of_what_is_called_there():
    waiver = waiver_of("allow a -- because", PLACE, Lines(9, 11))

    assert waiver.speaks_of("a", Location("versions/a.py", 11))
    assert waiver.speaks_of("a", Location("helpers.py", 80, via=(PLACE,)))
    assert not waiver.speaks_of("b", Location("versions/a.py", 11))
    assert not waiver.speaks_of("a", Location("versions/a.py", 12))
    assert not waiver.speaks_of("a", Location("versions/b.py", 9))


def test_without_lines_it_speaks_of_the_whole_revision():
    waiver = waiver_of("allow a -- because", PLACE, None)

    assert waiver.speaks_of("a", Location("versions/a.py", 200))


def test_of_one_table_it_speaks_of_that_alone():
    waiver = Waiver(PLACE, ("a",), "x", table="sales.book")
    assert waiver.speaks_of("a", PLACE, "sales.book")
    assert not waiver.speaks_of("a", PLACE, "book")
    assert not waiver.speaks_of("a", PLACE)


def test_bound_to_a_revision_it_holds_for_as_long_as_that_stays():
    digest = bound_digest("1" * 64, "")
    bound = BoundWaiver("a", digest[:16], Waiver(PLACE, ("a",), "x"))
    assert bound.for_what_is_there(digest).holds_on(None)

    for changed in (bound_digest("2" * 64, ""), bound_digest("1" * 64, "3" * 64)):
        ended = bound.for_what_is_there(changed)
        assert not ended.holds_on(None)
        assert f'write digest = "{changed[:16]}"' in ended.ended
