import pytest

from adapters.alembic_project.configuration import configuration_at
from adapters.alembic_project.environments import Environment, configured
from domain.errors import ConfigurationUnreadable


def environment(disk, text: str, at: str = "alembic.ini") -> Environment:
    return configured(configuration_at(disk.write(at, f"[alembic]\n{text}")))


def test_scripts_lie_beside_the_ini_file(disk):
    disk.environment("db")
    assert environment(disk, "script_location = db\n").versions == (disk.top / "db/versions",)


def test_scripts_are_found_from_the_folder_where_alembic_is_started(disk):
    disk.environment("app/db")
    found = environment(disk, "script_location = app/db\n", at="app/db/alembic.ini")
    assert found.scripts == disk.top / "app/db"


def test_a_file_beside_the_ini_file_of_that_name_is_no_folder(disk):
    disk.write("db")
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini:2: script_location = db names"):
        environment(disk, "script_location = db\n")


@pytest.mark.parametrize("place", ["shop/db", "src/shop/db", "lib/shop/db"])
def test_a_package_is_found_by_its_source(disk, place):
    disk.environment(place)
    found = environment(disk, "script_location = shop:db\nprepend_sys_path = lib\n")
    assert found.scripts == disk.top / place


def test_a_package_may_hold_its_own_ini_file(disk):
    disk.environment("shop/data/db")
    found = environment(disk, "script_location = shop.data:db\n", at="shop/data/alembic.ini")
    assert found.scripts == disk.top / "shop/data/db"


@pytest.mark.parametrize("text", ["", "script_location =\n", "script_location = {here}/db\n"])
def test_a_place_that_is_left_to_whoever_runs_alembic_is_looked_for_nearby(disk, text):
    disk.environment("data/db")
    assert environment(disk, text).scripts == disk.top / "data/db"


def test_flask_migrate_keeps_the_ini_file_among_the_scripts(disk):
    disk.environment("migrations")
    found = environment(disk, "timezone = UTC\n", at="migrations/alembic.ini")
    assert found.versions == (disk.top / "migrations/versions",)


def test_the_scripts_beside_the_ini_file_come_before_those_below(disk):
    disk.environment(".")
    disk.environment("templates/db")
    assert environment(disk, "").scripts == disk.top


def test_several_places_nearby_are_listed(disk):
    disk.environment("a")
    disk.environment("b")
    with pytest.raises(ConfigurationUnreadable, match=r"several folders .*shop/a, .*shop/b"):
        environment(disk, "script_location = {x}\n")


def test_no_scripts_anywhere_is_an_error_that_names_the_file(disk):
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini: script_location is not set"):
        environment(disk, "")


def test_version_locations_replace_the_folder_of_versions(disk):
    disk.environment("db")
    disk.write("one/x.py")
    disk.write("two/x.py")
    found = environment(
        disk,
        "script_location = db\nversion_locations = %(here)s/one;two\npath_separator = ;\n",
    )
    assert found.versions == (disk.top / "one", disk.top / "two")


def test_the_older_name_of_the_separator_counts_for_versions(disk):
    disk.environment("db")
    disk.write("one/x.py")
    disk.write("two/x.py")
    found = environment(
        disk,
        "script_location = db\nversion_locations = one:two\nversion_path_separator = :\n",
    )
    assert len(found.versions) == 2


def test_a_version_location_may_be_in_a_package(disk):
    disk.environment("shop/db")
    disk.write("plugin/revisions/x.py")
    found = environment(
        disk, "script_location = shop:db\nversion_locations = shop:db/versions plugin:revisions\n"
    )
    assert found.versions == (disk.top / "shop/db/versions", disk.top / "plugin/revisions")


def test_a_version_location_that_is_not_there_is_a_problem(disk):
    disk.environment("db", "1")
    found = environment(disk, "script_location = db\nversion_locations = db/versions gone\n")
    (problem,) = found.problems
    assert problem.name == "missing-version-location"
    assert "alembic.ini:3: version_locations names gone" in problem.message


def test_none_of_the_version_locations_there_is_an_error(disk):
    disk.environment("db", "1")
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini:3: .* gone, lost"):
        environment(disk, "script_location = db\nversion_locations = gone lost\n")


def test_scripts_without_versions_are_an_error(disk):
    disk.write("db/env.py")
    with pytest.raises(ConfigurationUnreadable, match="db has no folder named versions"):
        environment(disk, "script_location = db\n")


def test_toml_lists_are_taken_as_they_are(disk):
    disk.environment("db")
    disk.write("my revisions/x.py")
    toml = disk.write(
        "pyproject.toml",
        "[tool.alembic]\nscript_location = 'db'\nversion_locations = ['%(here)s/my revisions']\n"
        "recursive_version_locations = true\n",
    )
    found = configured(configuration_at(toml))
    assert found.versions == (disk.top / "my revisions",)
    assert found.recursive
