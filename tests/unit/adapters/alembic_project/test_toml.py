import pytest

from adapters.alembic_project.toml import read_toml
from domain.errors import ConfigurationUnreadable


def read(tmp_path, text: str):
    (tmp_path / "pyproject.toml").write_text(text)
    return read_toml(tmp_path / "pyproject.toml")


def test_reads_strings_and_lists_with_here(tmp_path):
    table = read(
        tmp_path,
        '[tool.alembic]\nscript_location = "%(here)s/db"\n'
        'version_locations = [\n  "a",\n  "b",\n]\n',
    )
    assert table.get("script_location").text == f"{tmp_path}/db"
    assert table.get("version_locations").values == ("a", "b")


def test_is_empty_where_alembic_is_not_mentioned(tmp_path):
    assert not read(tmp_path, "[project]\nname = 'shop'\n").values


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("[tool.alembic\n", 1, "no TOML"),
        ("[tool.alembic]\na = 1\na = 2\n", 3, "no TOML"),
        ("x = " + "[" * 5_000, None, "no TOML"),
        ("x = " + "9" * 5_000, None, "no TOML"),
        ("[tool]\nalembic = 3\n", None, "no table"),
    ],
)
def test_faults_have_file_and_line(tmp_path, text, line, why):
    with pytest.raises(ConfigurationUnreadable, match=why) as caught:
        read(tmp_path, text)
    assert caught.value.line == line


@pytest.mark.parametrize("value", ["3", "[1]", '["a", 1]', "{a = 1}", "1979-05-27"])
def test_a_value_of_the_wrong_type_is_told_with_its_line(tmp_path, value):
    table = read(tmp_path, f"[project]\nname = 'x'\n[tool.alembic]\nscript_location = {value}\n")
    with pytest.raises(ConfigurationUnreadable, match=r"pyproject.toml:4: script_location has"):
        table.get("script_location")


@pytest.mark.parametrize("value", ["100%", "%(there)s", "%d"])
def test_a_stray_percent_sign_is_told_with_its_line(tmp_path, value):
    table = read(tmp_path, f"[tool.alembic]\nscript_location = '{value}'\n")
    with pytest.raises(ConfigurationUnreadable, match=r"pyproject.toml:2: .*%\(here\)s"):
        table.get("script_location")


def test_flags_are_true_or_false(tmp_path):
    table = read(tmp_path, "[tool.alembic]\nsourceless = true\nrecursive = 'true'\n")
    assert table.flag("sourceless")
    assert not table.flag("absent")
    with pytest.raises(ConfigurationUnreadable, match=":3: recursive has to be true or false"):
        table.flag("recursive")
