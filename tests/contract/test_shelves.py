"""What the application may rely on from whoever keeps what was worked out."""

import pytest

from adapters.memory.shelves import InMemoryShelves
from adapters.shelves.disk import DiskShelves
from application.ports.project_reader import Lookup
from application.ports.shelves import Filled, Kept
from domain.databases.target import Target
from domain.direction import Direction
from domain.operations import AddColumn, Unread
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, UnreadReason
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default, ForeignKey
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location, Problem

PLACE = Location("versions/a.py", 3, 5, (Location("versions/a.py", 9),))
COLUMN = Column("größe\udc80", DataType("enum", values=("a", "b")), None, Default("now()", True))
ADDED = AddColumn(TableName("t", "s"), COLUMN, (ForeignKey(None, ("a",), TableName("u"), ("id",)),))
SCRIPTS = RevisionScripts(
    Script(Body.PRESENT, (Step(ADDED, PLACE, conditional=True),), PLACE),
    Script(Body.RAISES, (Step(Unread("f(x)", "unknown-call", "why"), PLACE, recreate="auto"),)),
)
FINDING = Finding(
    "drop-table",
    Level.ERROR,
    "a1",
    Direction.UPGRADE,
    PLACE,
    "It is gone.",
    effect=Impact("SHARE", "writes", "scan", ("t",)),
)
REASON = UnreadReason("unknown-call", "f(x)", "why", PLACE)
REVIEWED = ReviewedRevision("a1", "versions/a.py", "0f", ReadingStatus.PARTLY_READ, (REASON,), 3, 1)
PROBLEM = Problem("syntax-error", "It is wrong.", "Mend it.", PLACE)
OUTCOME = Outcome(
    "shop", "postgresql", "15", True, (REVIEWED,), (FINDING,), (PROBLEM,), Level.WARNING
)
CONTENT = {
    "one": Kept(SCRIPTS, ((Lookup("shop.types"), "0f"), (Lookup("", 1, "a.py"), "")), "base"),
    "two": Kept(OUTCOME),
}


@pytest.fixture(params=["memory", "disk"])
def shelves(request, tmp_path):
    return InMemoryShelves() if request.param == "memory" else DiskShelves(tmp_path / "c", "1")


def test_gives_back_what_was_put_there(shelves):
    shelves.write([Filled("a", CONTENT)])

    assert shelves.read("a") == CONTENT


def test_a_shelf_that_nobody_wrote_is_empty(shelves):
    shelves.write([Filled("a", CONTENT)])

    assert shelves.read("b") == {}


def test_what_lay_there_before_is_gone(shelves):
    shelves.write([Filled("a", CONTENT)])
    shelves.write([Filled("a", {"one": CONTENT["two"]})])

    assert shelves.read("a") == {"one": CONTENT["two"]}


def test_what_is_to_stay_stays(shelves):
    shelves.write([Filled("a", CONTENT)])
    shelves.write([Filled("a", {"three": CONTENT["one"]}, keep={"two", "unheard of"})])

    assert shelves.read("a") == {"two": CONTENT["two"], "three": CONTENT["one"]}


def test_what_is_new_takes_the_place_of_what_is_to_stay(shelves):
    shelves.write([Filled("a", CONTENT)])
    shelves.write([Filled("a", {"one": CONTENT["two"]}, keep=["one", "two"])])

    assert shelves.read("a") == {"one": CONTENT["two"], "two": CONTENT["two"]}


def test_a_value_without_a_plain_form_costs_that_value_at_most(shelves):
    odd = Kept(Target.of("sqlite"))
    shelves.write([Filled("a", {**CONTENT, "odd": odd})])

    assert {key: kept for key, kept in shelves.read("a").items() if key != "odd"} == CONTENT
    assert shelves.read("a").get("odd") in (None, odd)


def test_several_shelves_are_filled_at_once(shelves):
    one, two = {"one": CONTENT["one"]}, {"two": CONTENT["two"]}
    shelves.write([Filled("a", one)], [], [Filled("b", CONTENT), Filled("c", two)])

    assert [shelves.read(name) for name in "abc"] == [one, CONTENT, two]


def test_a_long_shelf_is_kept_whole(shelves):
    first = {f"key {number}": CONTENT["one"] for number in range(500)}
    shelves.write([Filled("a", first)], [Filled("b", first)])
    read = shelves.read("a")
    shelves.write([Filled("a", {"new": CONTENT["two"]}, list(read)[100:])], [Filled("b", {})])

    kept = {key: first[key] for key in list(first)[100:]}
    assert shelves.read("a") == {**kept, "new": CONTENT["two"]}
    assert shelves.read("b") == {}
