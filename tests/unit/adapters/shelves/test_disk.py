import json
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.shelves.disk import DiskShelves
from adapters.shelves.plain import NotPlain, value_of
from application.ports.shelves import Filled
from tests.contract.test_shelves import CONTENT


@pytest.fixture
def shelves(tmp_path):
    return DiskShelves(tmp_path / "cache", "1")


@pytest.fixture
def file(shelves):
    shelves.write([Filled("a", CONTENT)])
    return shelves.folder / "a.json"


def test_another_edition_does_not_read_it(shelves, file):
    assert DiskShelves(shelves.folder, "1").read("a") == CONTENT
    assert DiskShelves(shelves.folder, "2").read("a") == {}


def test_the_folder_and_its_files_are_the_users_alone(shelves, file):
    assert stat.S_IMODE(shelves.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(shelves.folder) == ["a.json"]


def test_a_file_that_others_may_write_is_not_read(shelves, file):
    file.chmod(0o622)

    assert shelves.read("a") == {}


def test_a_link_is_not_followed(shelves, file):
    os.rename(file, file.with_name("elsewhere"))
    os.symlink(file.with_name("elsewhere"), file)

    assert shelves.read("a") == {}


@given(st.data())
def test_a_file_that_was_changed_anywhere_is_not_read(tmp_path_factory, data):
    shelves = DiskShelves(tmp_path_factory.mktemp("cache"), "1")
    shelves.write([Filled("a", CONTENT)])
    file = shelves.folder / "a.json"
    whole = file.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    put = data.draw(st.binary(max_size=40))
    file.write_bytes(whole[:start] + put + whole[end:])

    assert shelves.read("a") == (CONTENT if file.read_bytes() == whole else {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
)


@given(JSON)
def test_what_is_no_content_is_empty_even_under_a_right_seal(tmp_path_factory, made_up):
    shelves = DiskShelves(tmp_path_factory.mktemp("cache"), "1")
    body = b'"key"\t' + json.dumps(made_up).encode()
    (shelves.folder / "a.json").write_bytes(shelves.seal(body).encode() + b"\n" + body)

    shelf = shelves.read("a")
    assert [shelf.get(key) for key in shelf] == [None] * len(shelf)


@pytest.mark.parametrize("data", [[], ["Path", "/"], ["Location"], ["Level", "high"], [2, 1], [3]])
def test_nothing_is_made_but_values_of_the_vocabulary(data):
    with pytest.raises(NotPlain):
        value_of(data)


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path):
    (tmp_path / "taken").write_text("a file")
    shelves = DiskShelves(tmp_path / "taken", "1")

    shelves.write([Filled("a", CONTENT)])

    assert shelves.read("a") == {}


def test_what_was_read_is_not_taken_for_what_was_written_since(shelves, file):
    shelves.read("a")
    shelves.write([Filled("a", {"three": CONTENT["one"]})])
    shelves.write([Filled("a", {}, ["one", "three"])])

    assert shelves.read("a") == {"three": CONTENT["one"]}


def test_a_value_that_stands_in_two_places_is_written_in_both(shelves):
    twice = {"one": CONTENT["two"], "two": CONTENT["two"]}
    shelves.write([Filled("a", twice), Filled("b", twice)])

    assert shelves.read("a") == shelves.read("b") == twice
