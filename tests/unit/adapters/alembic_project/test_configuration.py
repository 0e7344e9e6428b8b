import pytest

from adapters.alembic_project.configuration import configuration_at
from domain.databases.target import Database
from domain.errors import ConfigurationUnreadable


def test_the_ini_file_wins_option_by_option(disk):
    ini = disk.write("alembic.ini", "[alembic]\nscript_location = a\n")
    toml = disk.write(
        "pyproject.toml", "[tool.alembic]\nscript_location = 'b'\nversion_locations = ['c']\n"
    )
    for named in (ini, toml):
        configuration = configuration_at(named)
        assert configuration.get("script_location").text == "a"
        assert configuration.paths("version_locations").values == ("c",)


def test_pyproject_alone_is_enough(disk):
    configuration = configuration_at(
        disk.write("pyproject.toml", "[tool.alembic]\nscript_location = 'db'\n")
    )
    assert configuration.get("script_location").text == "db"
    assert configuration.file.name == "pyproject.toml"


def test_a_pyproject_that_says_nothing_of_alembic_configures_nothing(disk):
    assert configuration_at(disk.write("pyproject.toml", "[project]\nname = 'x'\n")) is None


def test_an_ini_file_of_something_else_is_refused(disk):
    ini = disk.write("tox.ini", "[tox]\nenvlist = py\n")
    with pytest.raises(ConfigurationUnreadable, match=r"neither an \[alembic\] section"):
        configuration_at(ini)


@pytest.mark.parametrize(("value", "meant"), [("true", True), ("True", False), ("1", False)])
def test_only_a_small_true_is_true_in_an_ini_file(disk, value, meant):
    ini = disk.write("alembic.ini", f"[alembic]\nrecursive_version_locations = {value}\n")
    assert configuration_at(ini).flag("recursive_version_locations") is meant


@pytest.mark.parametrize(
    ("url", "database"),
    [
        ("postgresql+psycopg://me:hunter2@db/shop", Database.POSTGRESQL),
        ("postgres://db/shop", Database.POSTGRESQL),
        ("mysql+pymysql://db/shop?a=%zz", Database.MYSQL),
        ("mariadb://db/shop", Database.MARIADB),
        ("sqlite:///shop.db", Database.SQLITE),
        ("driver://user:pass@localhost/dbname", None),
        ("oracle://db/shop", None),
        ("%(DB_URL)s", None),
        ("{db_url}", None),
        ('""', None),
        ("", None),
    ],
)
def test_the_database_is_known_where_a_literal_url_names_it(disk, url, database):
    ini = disk.write("alembic.ini", f"[alembic]\nsqlalchemy.url = {url}\n")
    assert configuration_at(ini).database is database


def test_a_url_in_pyproject_names_the_database_too(disk):
    toml = disk.write("pyproject.toml", "[tool.alembic]\n'sqlalchemy.url' = 'sqlite://'\n")
    assert configuration_at(toml).database is Database.SQLITE
