"""What a team may choose about a rule."""

import pytest

from domain.rule_options import A_DURATION, SOME_NAMES, Option, RuleOptions, milliseconds
from domain.rule_options import whole_number as number
from domain.rules import RULES

OPTIONS = [(rule.about, option) for rule in RULES for option in rule.about.options]


def ids(value):
    return getattr(value, "name", None)


@pytest.mark.parametrize(("about", "option"), OPTIONS, ids=ids)
def test_a_default_is_a_value_that_may_be_chosen(about, option):
    assert option.kind.fits(option.default)


@pytest.mark.parametrize(("about", "option"), OPTIONS, ids=ids)
def test_a_sentence_says_what_it_decides(about, option):
    assert option.sentence.endswith(".")
    assert option.kind.wanted


def test_what_was_chosen_stands_above_the_default():
    most = Option("most", number(1, 9), 3, "How many.")

    assert RuleOptions().of("a", most) == 3
    assert RuleOptions((("a", "most", 4), ("b", "most", 5))).of("a", most) == 4


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (number(1, 9), 0),
        (number(1, 9), 10),
        (number(1, 9), True),
        (number(1, 9), "3"),
        (A_DURATION, 4),
        (A_DURATION, "4 seconds"),
        (A_DURATION, "-4s"),
        (SOME_NAMES, "tmp_*"),
        (SOME_NAMES, [1]),
        (SOME_NAMES, [""]),
    ],
)
def test_what_does_not_fit_is_refused(kind, value):
    assert not kind.fits(value)


def test_durations_are_told_in_the_words_of_postgresql():
    assert [milliseconds(d) for d in ("4s", "500ms", "1min", "2 h")] == [4e3, 500, 6e4, 72e5]
