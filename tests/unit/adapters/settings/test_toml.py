import pytest

from adapters.settings.toml import TomlSettingsReader
from application.ports.settings import ProjectSettings
from domain.databases.target import Target
from domain.errors import ConfigurationUnreadable, SettingsUnusable
from domain.levels import Levels, PathLevels
from domain.review.finding import Level
from domain.rules import RULES

READER = TomlSettingsReader(lambda: tuple(rule.about for rule in RULES))


def read(tmp_path, text, path=".", file="pyproject.toml"):
    (tmp_path / file).write_text(text)
    (tmp_path / "migrations").mkdir(exist_ok=True)
    return READER.read(str(tmp_path / path))


def faults(tmp_path, text, file="assay.toml"):
    """Each as `line: key: sentence`."""
    with pytest.raises(SettingsUnusable) as raised:
        read(tmp_path, text, file=file)
    return [fault.removeprefix(f"{tmp_path / file}:") for fault in raised.value.faults]


def test_reads_what_is_settled(tmp_path):
    settings = read(
        tmp_path,
        '[tool.assay]\ndatabase = "mariadb"\nserver-version = "10.11"\n'
        'fail-level = "warning"\nstore = true\n',
    )

    assert settings == ProjectSettings(
        (Target.of("mariadb", "10.11"),), Level.WARNING, store=True, folder=str(tmp_path)
    )


def test_never_is_a_fail_level(tmp_path):
    assert read(tmp_path, '[tool.assay]\nfail-level = "never"\n').never_fails


def test_several_databases_may_be_named(tmp_path):
    settings = read(tmp_path, 'databases = ["postgresql 16", "sqlite"]', file="assay.toml")

    assert settings.targets == (Target.of("postgresql", "16"), Target.of("sqlite"))
    assert (settings.database, settings.server_version) == ("postgresql", "16")


def test_levels_are_kept_in_the_order_of_the_file(tmp_path):
    settings = read(
        tmp_path,
        "[levels]\ndrop-table = 'off'\n"
        "[[paths]]\npath = 'a'\nlevels = { drop-column = 'info' }\n"
        "[[paths]]\npath = 'b'\n[paths.levels]\ndrop-column = 'error'\n",
        file="assay.toml",
    )

    assert settings.levels == Levels(
        (("drop-table", None),),
        (
            PathLevels("a", (("drop-column", Level.INFO),)),
            PathLevels("b", (("drop-column", Level.ERROR),)),
        ),
    )


def test_what_is_released_may_be_a_branch_and_a_revision(tmp_path):
    settings = read(
        tmp_path, 'released = { ref = "origin/main", revision = "ab12" }', file="assay.toml"
    )

    assert (settings.since, settings.released) == ("origin/main", "ab12")


def test_the_file_of_sizes_lies_beside_the_settings(tmp_path):
    (tmp_path / "stats.json").write_text("{}")

    settings = read(tmp_path, 'sizes = "stats.json"', "migrations", "assay.toml")

    assert settings.sizes == str(tmp_path / "stats.json")


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "tool = 1\n"])
def test_settles_nothing_without_a_section(tmp_path, text):
    assert read(tmp_path, text) == ProjectSettings()


@pytest.mark.parametrize("path", ["migrations", "migrations/missing.ini", "pyproject.toml"])
def test_the_nearest_pyproject_above_the_path_counts(tmp_path, path):
    assert read(tmp_path, "[tool.assay]\nstore = true\n", path).store


def test_the_nearest_file_counts_alone(tmp_path):
    read(tmp_path, 'fail-level = "info"', file="assay.toml")

    settings = read(tmp_path, "store = true", "migrations", "migrations/assay.toml")

    assert settings == ProjectSettings(store=True, folder=str(tmp_path / "migrations"))


def test_a_file_of_our_own_stands_above_pyproject(tmp_path):
    read(tmp_path, "[tool.assay]\nstore = true\n")

    assert not read(tmp_path, 'fail-level = "info"', file="assay.toml").store


def test_a_pyproject_without_a_section_is_passed_by(tmp_path):
    read(tmp_path, "store = true", file="assay.toml")

    assert read(tmp_path, "[project]\n", "migrations", "migrations/pyproject.toml").store


def test_every_fault_is_told_at_once_with_its_line(tmp_path):
    found = faults(
        tmp_path,
        "[project]\nstore = 7\n[tool.assay]\ndatabse = 'x'\nserver-version = 16\n"
        "store = 'yes'\nfail-level = 'fatal'\n",
        "pyproject.toml",
    )

    assert [fault.split(": ")[0] for fault in found] == ["4", "5", "5", "6", "7"]
    assert "Did you mean 'database'?" in found[0]
    assert "info, warning, error, never" in found[4]


FAULTS = {
    "database = 'oracle'": "1: database: unknown database 'oracle'. Known: postgresql, mysql",
    "database = 'postgre'": "Did you mean 'postgresql'?",
    "database = 'postgresql'\nserver-version = '9.6'": "2: server-version: postgresql '9.6' is",
    "database = 'sqlite'\nserver-version = 'new'": "3.35",
    "database = 'sqlite 3.40'\nserver-version = '3.40'": "2: server-version: `database` names a",
    "server-version = '16'": "1: server-version: of which database?",
    "databases = []": "1: databases: a list, each a database such as",
    "databases = ['sqlite',\n 'postgresql 9']": "2: databases[1]: postgresql '9' is not",
    "databases = ['sqlite',\n 'postgresql 16 x']": "2: databases[1]: a database such as",
    "databases = ['mysql', 4]": "1: databases[1]: a database such as",
    "databases = [\n 'mysql 8.0',\n\n 'mysql   8.0']": "4: databases[1]: 'mysql   8.0' stands here",
    "databases = ['mysql']\ndatabase = 'mysql'": "2: database: `databases` says it already",
    "enable = [\n'drop-tabel',\n]": "2: enable[0]: there is no rule 'drop-tabel'. Did you mean",
    "enable = ['nothing-like-it']": "`assay rules` lists them.",
    "enable = 'drop-table'": "1: enable: a list, each the name of a rule",
    "[levels]\n\ndrop-table = 'fatal'": "3: levels.drop-table: one of off, info, warning, error",
    "levels = { drop-table = 'of' }": "Did you mean 'off'?",
    "levels = 4": "1: levels: a table: the name of a rule",
    "[levels]\ndrop-tables = 'off'": "2: levels.drop-tables: there is no rule",
    "[[paths]]\npath = 'a'": "1: paths[0].levels: is missing",
    "[[paths]]\npath = 'a'\nlevels = {}\n[[paths]]\nlevels = {}": "4: paths[1].path: is missing",
    "[[paths]]\npath = ''\nlevels = {}": "2: paths[0].path: ",
    "[[paths]]\npath = 'a'\nlevel = {}\nlevels = {}": "3: paths[0].level: no such key. Known:",
    "paths = [1]": "1: paths[0]: a table with path, levels is wanted, not 1.",
    "released = 'main'": "1: released: a table with ref, revision is wanted, not 'main'.",
    "released.branch = 'main'": "1: released.branch: no such key. Known: ref, revision.",
    "elsewhere = ['lock_timeout']": "Did you mean 'lock-timeout'?",
    "sizes = 'none.json'": "1: sizes: there is no file 'none.json'",
    "[rules.drop-tables]\nx = 1": "1: rules.drop-tables: there is no rule",
    "[rules.empty-revision]\nx = 1": "2: rules.empty-revision.x: no such key. There is none here.",
    "[rules]\nempty-revision = 1": "2: rules.empty-revision: a table with",
    "rules = []": "1: rules: a table of options",
    "[tool.assay]\nstore = true": "1: tool: in this file the settings stand at the top",
    "store = 1": "1: store: true or false is wanted, not 1.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_place_and_what_is_allowed(tmp_path, text):
    (told,) = faults(tmp_path, text)

    assert FAULTS[text] in told


def test_each_fault_of_a_nested_table_is_told(tmp_path):
    text = "[[paths]]\npath = 1\nlevels = { drop-table = 1, drop-tables = 1 }\nfolder = 1\n"

    assert [fault.split(": ")[:2] for fault in faults(tmp_path, text)] == [
        ["2", "paths[0].path"],
        ["3", "paths[0].levels.drop-table"],
        ["3", "paths[0].levels.drop-tables"],
        ["4", "paths[0].folder"],
    ]


def test_broken_toml_names_file_and_line(tmp_path):
    with pytest.raises(ConfigurationUnreadable, match=r"pyproject\.toml:2: "):
        read(tmp_path, "[tool.assay]\nstore = \n")


def test_a_file_that_is_no_utf8_is_told(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigurationUnreadable, match="Mend the file"):
        READER.read(str(tmp_path))


def test_a_named_pyproject_without_a_section_is_told(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\n")

    with pytest.raises(ConfigurationUnreadable, match=r"no \[tool.assay\]"):
        READER.read(".", str(tmp_path / "pyproject.toml"))
