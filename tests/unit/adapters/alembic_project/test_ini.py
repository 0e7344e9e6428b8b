import pytest

from adapters.alembic_project.ini import read_ini
from domain.errors import ConfigurationUnreadable


def read(tmp_path, text: str):
    (tmp_path / "alembic.ini").write_text(text)
    return read_ini(tmp_path / "alembic.ini")


def refusal(tmp_path, text: str) -> ConfigurationUnreadable:
    with pytest.raises(ConfigurationUnreadable) as caught:
        read(tmp_path, text)
    return caught.value


def test_fills_in_here_and_plain_percent_signs(tmp_path):
    ini = read(tmp_path, "[alembic]\nscript_location = %(here)s/100%%\n")
    assert ini.get("script_location").text == f"{tmp_path}/100%"


def test_a_folder_with_a_percent_sign_is_no_obstacle(tmp_path):
    folder = tmp_path / "100%"
    folder.mkdir()
    assert read(folder, "[alembic]\nx = %(here)s\n").get("x").text == str(folder)


def test_a_comment_behind_a_value_is_no_part_of_it(tmp_path):
    ini = read(tmp_path, "[alembic]\npath_separator = os  # Use os.pathsep.\n")
    assert ini.get("path_separator").text == "os"


def test_options_know_their_lines(tmp_path):
    ini = read(tmp_path, "# x\n[loggers]\nkeys = root\n\n[alembic]\n# y\nScript_Location: db\n")
    assert ini.get("script_location").line == 7


def test_options_of_the_default_section_count(tmp_path):
    ini = read(tmp_path, "[DEFAULT]\nscript_location = db\n[alembic]\n")
    assert (ini.get("script_location").text, ini.get("script_location").line) == ("db", 2)


@pytest.mark.parametrize("value", ["{alembic_dir}", "%(db_dir)s/x", "${ALEMBIC_DIR}", "<here>"])
def test_placeholders_are_known_as_such(tmp_path, value):
    assert read(tmp_path, f"[alembic]\nscript_location = {value}\n").get("script_location").computed


def test_a_stray_percent_sign_is_told_with_its_line(tmp_path):
    ini = read(tmp_path, "[alembic]\nscript_location = 100%\n")
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini:2: .*script_location"):
        ini.get("script_location")


def test_a_section_of_another_name_serves_when_it_is_the_only_one(tmp_path):
    assert read(tmp_path, "[loggers]\nkeys = a\n[shop]\nscript_location = db\n").section == "shop"


def test_alembic_is_the_section_even_beside_others(tmp_path):
    text = "[shop]\nscript_location = a\n[alembic]\nscript_location = b\n"
    assert read(tmp_path, text).section == "alembic"


def test_several_sections_to_choose_from_are_listed(tmp_path):
    error = refusal(tmp_path, "[a]\nscript_location = a\n[b]\nscript_location = b\n")
    assert "[a], [b]" in str(error)
    assert error.line == 4


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("script_location = x\n", 1, r"no \[section\]"),
        ("[alembic]\nsecret words\n", 2, "neither a"),
        ("[alembic]\na = 1\na = 2\n", 3, "set twice"),
        ("[alembic]\n[alembic]\n", 2, "stands twice"),
    ],
)
def test_faults_have_file_and_line(tmp_path, text, line, why):
    with pytest.raises(ConfigurationUnreadable, match=rf"alembic.ini:{line}: .*{why}"):
        read(tmp_path, text)


def test_no_error_repeats_what_may_be_a_password(tmp_path):
    assert "hunter2" not in str(refusal(tmp_path, "[alembic]\nurl hunter2\n"))


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path):
    (tmp_path / "alembic.ini").write_bytes(b"[alembic]\nx = \xff\n")
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini:2: .*not UTF-8"):
        read_ini(tmp_path / "alembic.ini")
