"""The file of a baseline: one form to write it, and one clear error for what is none."""

import os
import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.baseline_file.files import BaselineFiles
from domain.baseline import Baseline
from domain.direction import Direction
from domain.errors import BaselineUnusable, FileUnreadable, FileUnwritable
from domain.review.fingerprints import Identity

BASELINE = Baseline(
    "shop",
    ("postgresql", "sqlite"),
    {
        Identity("b2", "drop-index", Direction.DOWNGRADE, "book"): 1,
        Identity("b2", "create-index", table="book", operation="beef"): 2,
        Identity("a1", "drop-column", table="book", column="title"): 1,
    },
)
TEXT = """{
  "assay_baseline": 1,
  "project": "shop",
  "databases": ["postgresql", "sqlite"],
  "accepted": [
    {"revision": "a1", "rule": "drop-column", "table": "book", "column": "title"},
    {"revision": "b2", "rule": "create-index", "table": "book", "operation": "beef", "count": 2},
    {"revision": "b2", "rule": "drop-index", "direction": "downgrade", "table": "book"}
  ]
}
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "baseline.json"


def read(file, text):
    file.write_text(text)
    return BaselineFiles().read(str(file))


def test_it_is_written_a_line_a_finding_in_one_order(file):
    BaselineFiles().write(str(file), BASELINE)
    assert file.read_text() == TEXT

    others = dict(reversed(BASELINE.accepted.items()))
    BaselineFiles().write(str(file), Baseline("shop", BASELINE.databases, others))
    assert file.read_text() == TEXT


def test_one_that_accepts_nothing_is_one(file):
    empty = Baseline("shop", ("sqlite",), {})
    BaselineFiles().write(str(file), empty)
    assert file.read_text().endswith('"accepted": []\n}\n')
    assert BaselineFiles().read(str(file)) == empty


def test_another_layout_is_read_all_the_same_with_its_lines(file):
    baseline = read(file, TEXT.replace("{", "{\n\n").replace(", ", " ,\n"))
    assert baseline == BASELINE
    text = file.read_text().splitlines()
    for identity, line in baseline.lines.items():
        assert text[line - 1].strip() == "{"
        assert identity.revision in text[line + 1]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"drop-column",', '"drop-column"', 6, "this is no JSON: Expecting ',' delimiter"),
        ('"assay_baseline": 1', '"assay_baseline": 2', 2, "format 2; this version of Assay reads"),
        ('"assay_baseline": 1', '"assay_baseline": "1"', 2, "assay_baseline: 1 is wanted"),
        ('"assay_baseline": 1', '"name": 1', 1, "this is no baseline of Assay"),
        ('  "project": "shop",\n', "", 1, "project is missing"),
        ('"project": "shop"', '"project": 3', 3, "project: a name is wanted"),
        ('"databases": [', '"databases": [7, ', 4, "databases: a list of names is wanted"),
        ('"databases"', '"more": [], "databases"', 4, "more: a baseline has no such part"),
        ('"count": 2', '"count": 0', 7, "count: a whole number from 1 to"),
        ('"count": 2', '"count": true', 7, "count: a whole number from 1 to"),
        ('"rule": "create-index", ', "", 7, "rule is missing"),
        ('"downgrade"', '"sideways"', 8, "direction: one of upgrade, downgrade is wanted"),
        ('"downgrade"', '["upgrade"]', 8, "direction: a name is wanted"),
        ('"table": "book", "column"', '"table": null, "column"', 6, "table: a name is wanted"),
        ('"table": "book", "column"', '"tabel": "book", "column"', 6, "tabel: a line of a"),
        ('    {"revision": "a1"', '    3,\n    {"revision": "a1"', 6, "an object is wanted"),
        ('    {"revision": "a1"', '<<<<<<< HEAD\n    {"revision": "a1"', 6, "two branches"),
        (
            '    {"revision": "b2", "rule": "create',
            '    {"revision": "a1", "rule": "drop-column", "table": "book", "column": "title"},\n'
            '    {"revision": "b2", "rule": "create',
            7,
            "this is accepted in line 6 already",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file, old, new, line, said):
    assert old in TEXT
    with pytest.raises(BaselineUnusable, match=re.escape(said)) as raised:
        read(file, TEXT.replace(old, new, 1))
    assert str(raised.value).startswith(f"{file}:{line}: ")


@pytest.mark.parametrize("text", ["", "[]", "3", "[" * 100_000, '{"accepted": []}'])
def test_what_is_no_baseline_at_all_is_told(file, text):
    with pytest.raises(BaselineUnusable):
        read(file, text)


def test_bytes_that_are_no_text_are_told_with_their_line(file):
    file.write_bytes(b"{\n\xff}")
    with pytest.raises(BaselineUnusable, match=":2: this is no UTF-8"):
        BaselineFiles().read(str(file))


@given(
    st.integers(0, len(TEXT)), st.integers(0, 40), st.sampled_from(["", "{", '"', "[", "x", "0"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_whatever_is_damaged_is_read_or_told(file, start, length, instead):
    damaged = TEXT[:start] + instead + TEXT[start + length :]
    with suppress(BaselineUnusable):
        assert read(file, damaged).total > 0 or '"revision"' not in damaged


def test_a_folder_is_told(tmp_path):
    with pytest.raises(FileUnreadable, match="Is a directory"):
        BaselineFiles().read(str(tmp_path))


def test_where_nothing_can_be_written_nothing_is_left_behind(tmp_path):
    with pytest.raises(FileUnwritable, match="No such file"):
        BaselineFiles().write(str(tmp_path / "nowhere" / "baseline.json"), BASELINE)
    (tmp_path / "taken").mkdir()
    with pytest.raises(FileUnwritable):
        BaselineFiles().write(str(tmp_path / "taken"), BASELINE)
    assert os.listdir(tmp_path) == ["taken"]


def test_a_link_stays_a_link(tmp_path, file):
    link = tmp_path / "link.json"
    link.symlink_to(file)
    BaselineFiles().write(str(link), BASELINE)
    assert link.is_symlink()
    assert file.read_text() == TEXT
