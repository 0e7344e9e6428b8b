"""What the application may rely on from whoever keeps the figures of a database in a file."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from adapters.statistics.document import JsonStatisticsFile
from domain.errors import StatisticsUnreadable
from domain.statistics import IdFigures, OpenTransaction, Statistics, TableFigures
from tests.architecture.tree import ROOT
from tests.generated_outcomes import hostile, text

SCHEMA = json.loads((ROOT / "docs" / "stats.schema.json").read_text("utf-8"))
FILES = JsonStatisticsFile()
names = text | hostile
amounts = st.none() | st.integers(0, 2**63)
figures = st.builds(
    TableFigures,
    names,
    amounts,
    amounts,
    st.dictionaries(names, amounts, max_size=2),
    amounts,
    amounts,
)
statistics = st.builds(
    Statistics,
    database=st.sampled_from(["postgresql", "mysql", "mariadb"]),
    server_version=names,
    taken=st.just("2026-11-23T02:00:00Z"),
    since=st.none() | st.just("2026-11-01T02:00:00Z"),
    revisions=st.lists(names, max_size=2).map(tuple),
    tables=st.lists(figures, max_size=2).map(tuple),
    ids=st.lists(
        st.builds(IdFigures, names, names, st.integers(0, 2**64), st.integers(1, 2**64)),
        max_size=2,
    ).map(tuple),
    transactions=st.lists(st.builds(OpenTransaction, st.integers(0, 10**9), names), max_size=2).map(
        tuple
    ),
    missing=st.lists(names, max_size=2).map(tuple),
)
ONE = Statistics("mariadb", "10.11", "2026-11-23T02:00:00Z", tables=(TableFigures("book", 1, 2),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "assay-stats.json"


@given(statistics)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_what_is_read(path, told):
    path.write_text(FILES.text(told), "utf-8")
    assert FILES.read(str(path)) == told


@given(statistics)
def test_what_is_written_is_as_its_schema_says(told):
    Draft202012Validator(SCHEMA).validate(json.loads(FILES.text(told)))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_same_figures_give_the_same_text():
    assert FILES.text(ONE) == FILES.text(ONE)


def changed(**members):
    return json.dumps({**json.loads(FILES.text(ONE)), **members})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "assay-stats.json:1: this is no JSON"),
        ('{\n "assay_stats": 1,\n "tables": [\n', "assay-stats.json:4: this is no JSON"),
        ("[" * 100_000, "assay-stats.json: this is no JSON text"),
        ("[]", "these are no figures of assay stats"),
        ('{"tables": []}', "these are no figures of assay stats"),
        (changed(assay_stats=2), "these figures are of version 2, and this Assay knows 1"),
        (changed(assay_stats=True), "these figures are of version True"),
        (changed(taken="yesterday"), "taken: 'yesterday' is no moment"),
        (changed(database="oracle"), "database: 'oracle' is none of postgresql, mysql, mariadb"),
        (changed(rows=1), "extra fields found (rows) @ the document"),
        (changed(tables={}), "tables"),
        (changed(tables=[{"name": "a", "rows": "7"}]), "tables[0].rows"),
        (changed(tables=[{"name": "a", "rows": -1}]), "tables[0].rows"),
        (changed(tables=[{"name": "a", "rows": True}]), "tables[0].rows"),
        (changed(tables=[{"name": "a", "rows": 1e400}]), "tables[0].rows"),
        (changed(tables=[{"rows": 7}]), "tables[0].name"),
        (changed(tables=[{"name": "a", "indexes": {"b": 1.5}}]), "tables[0].indexes"),
        (changed(ids=[{"table": "a", "column": "b", "largest": 0, "limit": 0}]), "ids: limit"),
        (changed(revisions="abc"), "revisions"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(path, written, said):
    path.write_text(written, "utf-8")
    with pytest.raises(StatisticsUnreadable) as told:
        FILES.read(str(path))
    assert str(told.value).startswith(f"{path}:")
    assert said in str(told.value)
    assert str(told.value).endswith("Take them again: assay stats URL > FILE.")


def test_a_file_that_is_not_there_is_told(path):
    with pytest.raises(StatisticsUnreadable, match="this cannot be read"):
        FILES.read(str(path))


def test_bytes_that_are_no_text_are_told(path):
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(StatisticsUnreadable, match="this is no JSON text"):
        FILES.read(str(path))
