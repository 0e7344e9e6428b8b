import pytest

from adapters.settings.pyproject import PyprojectSettingsReader
from application.ports.settings import ProjectSettings
from domain.errors import ConfigurationUnreadable, SettingsUnusable
from domain.review.finding import Level


def read(tmp_path, text, path="."):
    (tmp_path / "pyproject.toml").write_text(text)
    (tmp_path / "migrations").mkdir()
    return PyprojectSettingsReader().read(str(tmp_path / path))


def test_reads_what_is_settled(tmp_path):
    settings = read(
        tmp_path,
        '[tool.assay]\ndatabase = "mariadb"\nserver-version = "10.11"\n'
        'fail-level = "warning"\nstore = true\n',
    )

    assert settings == ProjectSettings("mariadb", "10.11", Level.WARNING, store=True)


def test_never_is_a_fail_level(tmp_path):
    assert read(tmp_path, '[tool.assay]\nfail-level = "never"\n').never_fails


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "tool = 1\n"])
def test_settles_nothing_without_a_section(tmp_path, text):
    assert read(tmp_path, text) == ProjectSettings()


@pytest.mark.parametrize("path", ["migrations", "migrations/missing.ini", "pyproject.toml"])
def test_the_nearest_pyproject_above_the_path_counts(tmp_path, path):
    assert read(tmp_path, "[tool.assay]\nstore = true\n", path).store


def test_every_fault_is_told_at_once_with_its_line(tmp_path):
    text = (
        "[project]\nstore = 7\n[tool.assay]\ndatabse = 'x'\nserver-version = 16\n"
        "store = 'yes'\nfail-level = 'fatal'\n"
    )

    with pytest.raises(SettingsUnusable) as raised:
        read(tmp_path, text)

    file = tmp_path / "pyproject.toml"
    assert [fault.split(" ")[0] for fault in raised.value.faults] == [
        f"{file}:4:",
        f"{file}:5:",
        f"{file}:7:",
        f"{file}:6:",
        f"{file}:5:",
    ]
    assert "Did you mean 'database'?" in raised.value.faults[0]
    assert "info, warning, error, never" in raised.value.faults[2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('database = "oracle"', "Known: postgresql"),
        ('database = "postgresql"\nserver-version = "9.6"', "10 to 18"),
        ('database = "sqlite"\nserver-version = "new"', "3.35"),
    ],
)
def test_an_unknown_database_or_version_is_a_fault(tmp_path, line, said):
    with pytest.raises(SettingsUnusable, match=said):
        read(tmp_path, f"[tool.assay]\n{line}\n")


def test_broken_toml_names_file_and_line(tmp_path):
    with pytest.raises(ConfigurationUnreadable, match=r"pyproject\.toml:2: "):
        read(tmp_path, "[tool.assay]\nstore = \n")


def test_a_file_that_is_no_utf8_is_told(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigurationUnreadable, match="Mend the file"):
        PyprojectSettingsReader().read(str(tmp_path))
