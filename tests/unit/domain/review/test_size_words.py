"""How a size and a time are told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.review.finding import Impact, Size
from domain.review.size_words import UNITS, amount, duration, size_told, time_and_size

SECONDS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "days": 86_400}


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.001, "1 ms"),
        (0.093, "93 ms"),
        (0.622, "620 ms"),
        (0.996, "1 s"),
        (1.44, "1.4 s"),
        (9.96, "10 s"),
        (59.7, "1 min"),
        (90, "1.5 min"),
        (3590, "1 h"),
        (7200 * 12, "24 h"),
        (86_400 * 3, "3 days"),
        (86_400 * 3000, "3,000 days"),
    ],
)
def test_a_time_has_two_digits(seconds, told):
    assert duration(seconds) == told


@given(st.integers(1, 10**12))
def test_a_time_is_told_as_it_is_within_a_tenth(milliseconds):
    number, unit = duration(milliseconds / 1000).split()
    told = float(number.replace(",", "")) * SECONDS[unit]
    assert told == pytest.approx(milliseconds / 1000, rel=0.1)


@given(st.integers(1, 10**18))
def test_an_amount_is_told_as_it_is_within_a_hundredth(size):
    number, unit = amount(size).split()
    assert float(number.replace(",", "")) * 1000 ** UNITS.index(unit) == pytest.approx(
        size, rel=0.01
    )


@given(st.integers(0, 2**63), st.integers(0, 2**63))
def test_what_is_more_is_never_told_as_a_smaller_unit(one, other):
    less, more = sorted((one, other))
    assert UNITS.index(amount(less).split()[1]) <= UNITS.index(amount(more).split()[1])


@given(
    st.builds(
        Size,
        st.none() | st.integers(0, 2**63),
        st.none() | st.integers(0, 2**63),
        st.integers(0, 2**63),
        st.none() | st.integers(0, 2**63),
        st.just("30 MB/s"),
    ),
    st.booleans(),
)
def test_no_size_is_told_by_an_exponent_or_none(size, whole):
    told = time_and_size(size, whole)
    assert not re.search(r"\de[+-]|None|inf|nan", told)


@pytest.mark.parametrize(
    ("amount_", "told"),
    [(0, "0 bytes"), (999, "999 bytes"), (999_600, "1 MB"), (12_345, "12.3 kB")],
)
def test_an_amount_has_three_digits(amount_, told):
    assert amount(amount_) == told


SIZE = Size(2_000_000, 1_200_000_000, 300_000_000, 50_000, "30 MB/s")


def impact(work, size=SIZE):
    return Impact("SHARE", "writes", work, size=size)


def test_indexes_are_told_where_they_are_worked_on():
    assert size_told(impact("index build")) == (
        ": about 50 s for 2,000,000 rows, 1.2 GB, at 30 MB/s"
    )
    assert size_told(impact("rewrite")) == (
        ": about 50 s for 2,000,000 rows, 1.2 GB and 300 MB of indexes, at 30 MB/s"
    )


def test_an_instant_has_no_size_and_one_that_is_not_known_says_so():
    assert size_told(impact("instant")) == size_told(impact("instant", None)) == ""
    assert size_told(impact("scan", None)) == ", size unknown"
    assert size_told(impact("scan", Size(None, None))) == ": a table of unknown size"


def test_no_time_at_all_is_told_as_such():
    assert size_told(impact("scan", Size(1, 0, 0, 0, "200 MB/s"))) == (
        ": less than 1 ms for 1 row, 0 bytes, at 200 MB/s"
    )
