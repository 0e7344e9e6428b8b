"""What the application may rely on from whoever keeps baselines."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.baseline_file.files import BaselineFiles
from adapters.memory.baselines import InMemoryBaselines
from domain.baseline import Baseline
from domain.direction import Direction
from domain.review.fingerprints import Identity
from tests.generated_outcomes import hostile, text

names = text | hostile
identities = st.builds(
    Identity,
    revision=names,
    rule=names,
    direction=st.sampled_from(Direction),
    table=st.none() | names,
    column=st.none() | names,
    operation=st.just("") | names,
)
baselines = st.builds(
    Baseline,
    project=names,
    databases=st.lists(names, max_size=2).map(tuple),
    accepted=st.dictionaries(identities, st.integers(1, 2**31 - 1), max_size=4),
)
ONE = Baseline("shop", ("sqlite",), {Identity("a1", "drop-table", table="book"): 1})
OTHER = Baseline("shop", ("sqlite",), {Identity("b2", "drop-table", table="book"): 2})


@pytest.fixture(params=["memory", "disk"])
def kept(request):
    return InMemoryBaselines() if request.param == "memory" else BaselineFiles()


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "baseline.json")


def test_there_is_none_where_nothing_was_written(kept, path):
    assert kept.read(path) is None


@given(baselines)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_what_is_read(kept, path, baseline):
    kept.write(path, baseline)
    assert kept.read(path) == baseline


def test_what_was_written_last_is_what_is_read(kept, path):
    kept.write(path, ONE)
    kept.write(path, OTHER)
    assert kept.read(path) == OTHER


def test_what_was_written_elsewhere_is_not(kept, path, tmp_path):
    kept.write(path, ONE)
    assert kept.read(str(tmp_path / "other.json")) is None


def test_it_knows_its_path(kept, path):
    kept.write(path, ONE)
    assert kept.read(path).path == path


def test_each_identity_has_a_line_of_its_own(kept, path):
    both = Baseline("shop", ("sqlite",), {**OTHER.accepted, **ONE.accepted})
    kept.write(path, both)

    read = kept.read(path)
    assert [read.lines[each] for each in (*ONE.accepted, *OTHER.accepted)] == [6, 7]
