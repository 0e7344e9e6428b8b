"""Which parts of a table count as the same one after a downgrade."""

import pytest

from domain.rules.downgrades.likeness import (
    likeness,
    same_default,
    same_part,
    same_type,
    without_like,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Default, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName

KEY = ForeignKey("fk", ("a",), TableName("p"), ("id",), on_delete="CASCADE")


def test_a_unique_index_does_the_work_of_a_unique_constraint() -> None:
    assert likeness(Index("i", ("a", "b"), unique=True)) == likeness(Unique("u", ("b", "a")))


def test_a_part_of_an_index_is_not_the_whole() -> None:
    partial = Index("i", ("a",), unique=True, predicate="a > 0")
    assert likeness(partial) != likeness(Unique("u", ("a",)))


def test_a_key_without_its_action_is_another_one_of_the_same_name() -> None:
    plain = ForeignKey("fk", ("a",), TableName("p"), ("id",))
    assert likeness(plain) == likeness(KEY)
    assert not same_part(plain, KEY)


def test_a_check_is_found_again_under_the_name_that_a_convention_makes() -> None:
    checks = [Check("positive", "a > 0")]
    assert without_like(checks, [Check("ck_t_positive", "a > 0")]) == []
    assert without_like(checks, [PrimaryKey("pk", ("a",))]) == checks


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        (DataType("varchar", 20), DataType("varchar", 30), True),
        (DataType("varchar", 30), DataType("varchar", 20), False),
        (DataType("varchar"), DataType("text"), False),
        (DataType("Geometry", custom=True), DataType("text"), True),
        (None, DataType("text"), True),
        (DataType("numeric", precision=8, scale=2), DataType("numeric"), True),
        (DataType("integer"), DataType("integer", dimensions=1), False),
    ],
)
def test_a_type_with_more_room_is_no_slip(
    was: DataType | None, now: DataType | None, same: bool
) -> None:
    assert same_type(was, now) is same


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        (Default("false", is_expression=True), Default("0"), True),
        (Default("'x'::text", is_expression=True), Default("x"), True),
        (Default("1"), Default("2"), False),
        (Default("1"), None, False),
        (Default(None), Default("2"), True),
    ],
)
def test_defaults_are_compared_without_the_marks_of_those_who_wrote_them(
    was: Default | None, now: Default | None, same: bool
) -> None:
    assert same_default(was, now) is same
