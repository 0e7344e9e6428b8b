"""Classes of ours, which are to be as attrs makes them."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from domain.classes import define, frozen


@frozen
class Place:
    path: str
    line: int = 1
    note: str = attrs.field(default="", eq=False, repr=False)


@attrs.frozen
class PlaceOfAttrs:
    path: str
    line: int = 1
    note: str = attrs.field(default="", eq=False, repr=False)


@frozen
class Moved(Place):
    to: Place | None = None


@define
class Counted:
    names: list[str] = attrs.field(factory=list)
    inner: object = None


@frozen
class Nothing:
    pass


@define
class Likes:
    """Equal to all that is likeable."""

    number: int

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "likes"


@define
class Complaint(Exception):
    about: str


def test_values_are_equal_when_their_fields_are() -> None:
    assert Place("a", 2, "this") == Place("a", 2, "that")
    assert Place("a", 2) != Place("a", 3)
    assert Place("a") != PlaceOfAttrs("a")
    assert Moved("a") != Place("a")
    assert Moved("a", to=Place("b")) == Moved("a", to=Place("b"))
    assert Nothing() == Nothing()


def test_equal_values_have_one_hash_and_what_can_change_has_none() -> None:
    assert len({Place("a"), Place("a", 1, "that"), Place("b"), Moved("a")}) == 3
    with pytest.raises(TypeError, match="unhashable type: 'Counted'"):
        hash(Counted())
    Counted() == Counted()  # noqa: B015
    with pytest.raises(TypeError, match="unhashable type: 'Counted'"):
        hash(Counted())


def test_shows_what_attrs_shows() -> None:
    assert repr(Place("a", 2, "this")) == "Place(path='a', line=2)"
    assert repr(PlaceOfAttrs("a", 2)) == "PlaceOfAttrs(path='a', line=2)"
    assert repr(Moved("a", to=Place("b"))) == "Moved(path='a', line=1, to=Place(path='b', line=1))"
    assert repr(Nothing()) == "Nothing()"


def test_one_that_holds_itself_can_be_shown() -> None:
    counted = Counted()
    counted.inner = counted
    assert repr(counted) == "Counted(names=[], inner=...)"


def test_methods_of_its_own_stay() -> None:
    assert Likes(1) == "anything"
    assert hash(Likes(1)) == 7
    assert repr(Likes(1)) == "likes"


def test_exceptions_are_compared_as_exceptions() -> None:
    assert Complaint("a") != Complaint("a")
    assert len({Complaint("a"), Complaint("a")}) == 2


@pytest.mark.parametrize("first", [repr, hash, lambda value: value == value], ids=["r", "h", "e"])
def test_attrs_writes_all_methods_when_the_first_is_called(first: Callable[[Any], object]) -> None:
    @frozen
    class Once:
        name: str

    before = {name: vars(Once)[name] for name in ("__repr__", "__eq__", "__hash__")}
    first(Once("a"))
    after = [vars(Once)[name] for name in before]
    assert not set(after) & set(before.values())
    assert all("attrs generated" in method.__code__.co_filename for method in after)
    assert (repr(Once("a")), Once("a") == Once("a"), Once("a") == Once("b")) == (
        f"{Once.__qualname__.rsplit('>.', 1)[-1]}(name='a')",
        True,
        False,
    )


def test_a_class_that_is_not_decorated_takes_those_of_its_parent() -> None:
    class Child(Place):
        pass

    assert Child("a") == Child("a")
    assert Child("a") != Place("a")
    assert hash(Child("a")) == hash(Child("a"))


def test_frozen_is_frozen_and_options_are_those_of_attrs() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Place("a").line = 2  # type: ignore[misc]

    @frozen(eq=False, kw_only=True)
    class Single:
        name: str

    one = Single(name="a")
    assert one != Single(name="a")
    assert len({one, Single(name="a")}) == 2


def test_a_key_of_a_field_is_heeded() -> None:
    @frozen
    class Word:
        text: str = attrs.field(eq=str.lower)

    assert Word("A") == Word("a")


def test_values_are_copied_and_pickled() -> None:
    value = Moved("a", to=Place("b"))
    assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)
    assert attrs.evolve(value, line=3) == Moved("a", 3, to=Place("b"))
