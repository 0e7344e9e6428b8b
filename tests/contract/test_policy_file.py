"""What the application may rely on from whoever writes into the settings."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.settings.toml import TomlSettingsReader
from adapters.settings.writing import TomlPolicyFile
from domain.errors import FileUnwritable, PolicyUnwritable, WaiverGiven
from domain.rules import RULES
from domain.source import Location
from domain.waivers import BoundWaiver, Waiver

DIGEST = "0123456789abcdef"
WAIVER = BoundWaiver(
    "a1", DIGEST, Waiver(Location("", 1), ("drop-table",), "nobody reads it", "2027-03-01")
)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
waivers = st.builds(
    lambda revision, reason, table, until: BoundWaiver(
        revision,
        DIGEST,
        Waiver(
            Location("", 1),
            ("drop-table",),
            reason.strip(),
            until.isoformat() if until else None,
            table=table,
        ),
    ),
    words,
    words,
    st.none() | words,
    st.none() | st.dates(),
)
OTHERS = {
    "pyproject.toml": "# ours\n[tool.assay]\nstore = false  # not yet\n\n[tool.other]\nx = 1\n",
    "assay.toml": "store = false\n\n[levels]\ndrop-table = 'warning'\n",
}


@pytest.fixture(params=[TomlPolicyFile])
def policy(request):
    return request.param()


@pytest.fixture
def read():
    """The waivers that a reader of settings finds at a folder, without their places."""
    reader = TomlSettingsReader(lambda: tuple(rule.about for rule in RULES))

    def waivers(folder):
        nowhere = Location("", 1)
        return [
            BoundWaiver(each.revision, each.digest, without_place(each.waiver, nowhere))
            for each in reader.read(str(folder)).waivers
        ]

    return waivers


def without_place(waiver, nowhere):
    return Waiver(nowhere, waiver.rules, waiver.reason, waiver.until, table=waiver.table)


def add(policy, folder, waiver=WAIVER):
    policy.add(str(folder), None, str(folder), waiver)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_added_is_read_and_what_was_there_stays(policy, read, tmp_path, name):
    file = tmp_path / name
    file.write_text(OTHERS[name])
    add(policy, tmp_path)

    assert read(tmp_path) == [WAIVER]
    assert file.read_text().startswith(OTHERS[name])
    assert file.read_text().endswith("\n" + policy.block(str(tmp_path), None, WAIVER))


@given(waivers)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_waiver_is_read_as_it_was(policy, read, tmp_path, waiver):
    file = tmp_path / "assay.toml"
    file.write_text(OTHERS["assay.toml"])
    add(policy, tmp_path, waiver)
    assert read(tmp_path) == [waiver]


def test_a_file_is_made_where_there_is_none(policy, read, tmp_path):
    assert policy.place(str(tmp_path), None, str(tmp_path)) == str(tmp_path / "assay.toml")
    add(policy, tmp_path)
    assert read(tmp_path) == [WAIVER]


def test_more_follow_each_other(policy, read, tmp_path):
    other = BoundWaiver("b2", DIGEST, WAIVER.waiver)
    add(policy, tmp_path)
    add(policy, tmp_path, other)
    assert read(tmp_path) == [WAIVER, other]


@pytest.mark.parametrize("was", [DIGEST, "f" * 16])
def test_a_second_one_for_the_same_is_refused_with_the_place_of_the_first(policy, tmp_path, was):
    add(policy, tmp_path, BoundWaiver("a1", was, WAIVER.waiver))
    before = (tmp_path / "assay.toml").read_text()

    with pytest.raises(WaiverGiven, match=r"assay\.toml:1: ") as raised:
        add(policy, tmp_path)
    assert ("write digest" in str(raised.value)) is (was != DIGEST)
    assert (tmp_path / "assay.toml").read_text() == before


@pytest.mark.parametrize("text", ["waivers = []", "waivers = [ # none yet\n]\n"])
def test_where_nothing_can_be_added_nothing_is_changed(policy, tmp_path, text):
    (tmp_path / "assay.toml").write_text(text)
    with pytest.raises(PolicyUnwritable, match='revision = "a1"'):
        add(policy, tmp_path)
    assert (tmp_path / "assay.toml").read_text() == text


def test_line_ends_and_the_mode_of_the_file_stay(policy, read, tmp_path):
    file = tmp_path / "assay.toml"
    file.write_bytes(b"store = false\r\n")
    file.chmod(0o640)
    add(policy, tmp_path)

    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert file.stat().st_mode & 0o777 == 0o640
    assert read(tmp_path) == [WAIVER]


def test_a_file_without_an_end_of_line_gets_one(policy, read, tmp_path):
    (tmp_path / "assay.toml").write_text("store = false")
    add(policy, tmp_path)
    assert tomllib.loads((tmp_path / "assay.toml").read_text())["store"] is False
    assert read(tmp_path) == [WAIVER]


def test_a_folder_that_is_not_there_is_told(policy, tmp_path):
    with pytest.raises(FileUnwritable):
        policy.add(str(tmp_path), None, str(tmp_path / "nowhere"), WAIVER)
