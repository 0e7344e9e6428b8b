"""Digests of values: the same wherever the values say the same."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import field, frozen

from domain.databases.target import Target
from domain.digests import digest_of, written
from domain.direction import Direction
from domain.operations import AddColumn, DropColumn
from domain.policy import Policy
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName

ROOT = Path(__file__).parents[3]
ADDED = AddColumn(TableName("orders"), Column("note", DataType("varchar", (50,))))


@frozen
class Older:
    name: str


@frozen
class Newer:
    name: str
    more: tuple[str, ...] = ()
    most: list[str] = field(factory=list)
    remark: str = field(default="", eq=False)


Newer.__name__ = Older.__name__


def test_a_field_that_says_nothing_new_changes_no_digest():
    assert digest_of(Newer("a")) == digest_of(Older("a"))
    assert digest_of(Newer("a", ("b",))) != digest_of(Older("a"))


def test_what_makes_no_difference_to_equality_makes_none_here():
    assert digest_of(Newer("a", remark="later")) == digest_of(Newer("a"))


@pytest.mark.parametrize(
    "other",
    [
        DropColumn(TableName("orders"), "note"),
        AddColumn(TableName("orders"), Column("note", DataType("varchar", (51,)))),
        AddColumn(TableName("orders", "sales"), Column("note", DataType("varchar", (50,)))),
        AddColumn(TableName("orders"), Column("note", DataType("varchar", (50,)), nullable=False)),
    ],
)
def test_another_operation_has_another_digest(other):
    assert digest_of(other) != digest_of(ADDED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("a,b",)),
        ((("a",), "b"), ("a", ("b",))),
        ((1,), ("1",)),
        ((True,), (1,)),
        ((None,), ("",)),
        ((Direction.UPGRADE,), (Direction.DOWNGRADE,)),
        ((date(2026, 1, 2),), (date(2026, 1, 3),)),
        (({"a": 1},), ({"a": 2},)),
    ],
)
def test_what_only_looks_alike_is_told_apart(one, other):
    assert digest_of(*one) != digest_of(*other)


def test_sets_and_mappings_have_no_order():
    assert written(frozenset("cab")) == written(frozenset("bca"))
    assert written({"a": 1, "b": 2}) == written({"b": 2, "a": 1})


def test_what_has_no_one_form_is_refused():
    with pytest.raises(TypeError, match="object has no one form"):
        digest_of(object())


def test_it_is_the_same_in_every_process():
    policy = "Policy(Target.of('mysql'), enabled=frozenset({'drop-index', 'a', 'b', 'c', 'd'}))"
    code = (
        "from domain.digests import digest_of; from domain.policy import Policy; "
        f"from domain.databases.target import Target; print(digest_of({policy}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }
    names = frozenset({"drop-index", "a", "b", "c", "d"})
    assert told == {digest_of(Policy(Target.of("mysql"), enabled=names))}
