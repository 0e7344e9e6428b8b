"""Which columns a piece of SQL speaks of."""

from itertools import product

from domain.schema.words import mentions, words

TEXTS = (
    "lower(Name) || ' of name_2'",
    "\"Name\" > 0 AND kind = 'total'",
    "`ΟΔΟΣ` IS NULL",
    "coalesce(ΟΔΟΣ, İd)",
    "subtotal + total_2",
    "",
)
COLUMNS = ("name", "Name", "NAME", "name_2", "kind", "total", "ΟΔΟΣ", "οδος", "οδοσ", "İd", "id")


def test_what_is_passed_over_for_its_letters_is_among_no_words() -> None:
    told = [(text, column) for text, column in product(TEXTS, COLUMNS) if mentions(text, column)]
    assert told == [pair for pair in product(TEXTS, COLUMNS) if pair[1] in words(pair[0])]
    assert {column for _, column in told} >= {"name", "Name", "kind", "ΟΔΟΣ"}


def test_a_name_in_a_literal_or_within_another_one_is_not_meant() -> None:
    assert not mentions("kind = 'total'", "total")
    assert not mentions("subtotal + total_2", "total")
    assert not mentions(None, "total")
