import os

import pytest

from domain.errors import ConfigurationUnreadable, InputError, ProjectNotFound

INI = "[alembic]\nscript_location = db\n"


@pytest.mark.parametrize("path", [".", "alembic.ini", "db", "db/versions"])
def test_a_project_its_ini_file_its_scripts_and_its_versions_all_lead_there(disk, path):
    disk.write("alembic.ini", INI)
    disk.environment("db", "1", "2")
    assert disk.ids(path) == ["1", "2"]


def test_an_ini_file_may_have_any_name(disk):
    disk.write("development.conf", INI)
    disk.environment("db", "1")
    assert disk.ids("development.conf") == ["1"]


@pytest.mark.parametrize("path", [".", "pyproject.toml"])
def test_pyproject_leads_there(disk, path):
    disk.write("pyproject.toml", "[tool.alembic]\nscript_location = 'db'\n")
    disk.environment("db", "1")
    assert disk.ids(path) == ["1"]


def test_naming_a_pyproject_without_alembic_is_naming_its_folder(disk):
    disk.write("pyproject.toml", "[project]\nname = 'x'\n")
    disk.environment("src/db", "1")
    assert disk.ids("pyproject.toml") == ["1"]


@pytest.mark.parametrize("place", ["migrations/alembic.ini", "app/data/alembic.cfg", "dev.ini"])
def test_a_project_is_searched_for_its_configuration(disk, place):
    disk.write(place, "[alembic]\nscript_location = %(here)s/db\n")
    disk.environment(os.path.join(os.path.dirname(place), "db"), "1")
    assert disk.ids() == ["1"]


def test_scripts_without_any_ini_file_are_found(disk):
    disk.environment("shop/data/migrations", "1")
    assert disk.ids() == ["1"]


def test_a_folder_with_revisions_and_nothing_else_is_enough(disk):
    disk.revision("1.py", "1")
    assert disk.ids() == ["1"]


def test_the_ini_file_where_one_stands_wins_over_those_below(disk):
    disk.write("alembic.ini", INI)
    disk.environment("db", "1")
    disk.environment("plugins/mail/db", "9")
    assert disk.ids() == ["1"]


def test_scripts_that_are_named_win_over_those_below(disk):
    disk.environment("db", "1")
    disk.environment("db/templates/other", "9")
    assert disk.ids("db") == ["1"]


def test_several_environments_are_all_named(disk):
    disk.write("mail/alembic.ini", INI)
    disk.environment("mail/db", "1")
    disk.environment("shop/migrations", "2")
    with pytest.raises(ConfigurationUnreadable, match="several") as caught:
        disk.open()
    assert "shop/mail/alembic.ini" in str(caught.value)
    assert "shop/shop/migrations" in str(caught.value)
    assert "Name one" in str(caught.value)


def test_several_files_that_lead_to_the_same_revisions_are_one(disk):
    for name in ("development.ini", "production.ini", "db/alembic.ini"):
        disk.write(name, "[alembic]\nscript_location = db\n")
    disk.environment("db", "1")
    assert disk.ids() == ["1"]


def test_a_broken_configuration_is_told_even_when_it_was_searched_for(disk):
    disk.write("app/alembic.ini", "[alembic\n")
    with pytest.raises(ConfigurationUnreadable, match=r"app/alembic.ini:1"):
        disk.open()


def test_an_ini_file_that_only_mentions_scripts_in_a_comment_is_passed_over(disk):
    disk.write("tox.ini", "[tox]\n# script_location = x\n")
    disk.environment("db", "1")
    assert disk.ids() == ["1"]


@pytest.mark.parametrize("folder", [".tox/x", "node_modules/x", "lib/site-packages/x", "build/x"])
def test_what_is_installed_or_hidden_is_not_searched(disk, folder):
    disk.environment(folder, "1")
    with pytest.raises(ProjectNotFound):
        disk.open()


def test_virtual_environments_are_not_searched_whatever_their_name(disk):
    disk.write("python/pyvenv.cfg")
    disk.environment("python/share/db", "1")
    with pytest.raises(ProjectNotFound):
        disk.open()


def test_an_env_py_of_something_else_is_no_environment(disk):
    disk.write("shop/env.py")
    disk.environment("shop/data/db", "1")
    assert disk.ids("shop") == ["1"]


def test_nothing_there_says_what_was_looked_for(disk):
    disk.write("main.py")
    with pytest.raises(ProjectNotFound, match=r"Looked for alembic.ini"):
        disk.open()


def test_a_path_that_does_not_exist_is_told(disk):
    with pytest.raises(InputError, match="shop/gone: there is no such file"):
        disk.open("gone")


def test_a_revision_file_leads_to_its_project(disk):
    disk.write("alembic.ini", INI)
    disk.environment("db", "1", "2")
    project = disk.open("db/versions/1.py")
    assert [revision.path for revision in project.history.revisions] == [
        "db/versions/1.py",
        "db/versions/2.py",
    ]


def test_the_nearest_configuration_that_holds_it_is_the_one(disk):
    disk.write("alembic.ini", "[alembic]\nscript_location = elsewhere\n")
    disk.environment("elsewhere", "1")
    disk.write("shop/alembic.ini", INI)
    disk.environment("shop/db", "2")
    assert disk.ids("shop/db/versions/2.py") == ["2"]
    assert disk.ids("elsewhere/versions/1.py") == ["1"]


def test_a_file_in_no_history_is_told(disk):
    disk.write("app.py")
    with pytest.raises(InputError, match="no file in a versions folder"):
        disk.open("app.py")


@pytest.mark.parametrize("path", ["alembic.ini", "db/versions"])
def test_histories_in_folders_of_their_own_are_named(disk, path):
    disk.write("alembic.ini", INI)
    disk.environment("db")
    disk.revision("db/versions/mysql/1.py", "1")
    disk.revision("db/versions/sqlite/1.py", "1")
    with pytest.raises(ConfigurationUnreadable, match=r"versions/mysql, .*versions/sqlite"):
        disk.open(path)
    assert disk.ids("db/versions/mysql") == ["1"]


def test_loops_of_links_end(disk):
    disk.environment("db", "1")
    (disk.top / "db" / "again").symlink_to(disk.top)
    (disk.top / "db" / "versions" / "self").symlink_to(".")
    assert disk.ids() == ["1"]


def test_a_folder_that_may_not_be_read_is_told(public_disk, as_nobody):
    (public_disk.top / "closed").mkdir(mode=0o000)
    with pytest.raises(ConfigurationUnreadable, match=r"closed: .* cannot be read"):
        as_nobody(lambda: public_disk.open("closed"))


def test_a_versions_folder_is_known_by_assignments_that_share_a_line(disk):
    disk.write("old/1.py", 'revision = "1"; down_revision = None\ndef upgrade(): pass\n')
    disk.write("old/2.py", 'revision = "2"; down_revision = "1"\ndef upgrade(): pass\n')
    assert disk.ids("old") == ["1", "2"]


NAMED = "[alembic]\n[shop]\nscript_location = shop\n[billing]\nscript_location = billing\n"


def test_a_section_of_an_ini_file_is_named_behind_a_colon(disk):
    disk.write("alembic.ini", NAMED)
    disk.environment("shop", "1")
    disk.environment("billing", "2")
    assert disk.ids("alembic.ini:billing") == ["2"]


def test_several_sections_are_named_for_the_user_to_choose(disk):
    disk.write("alembic.ini", NAMED)
    with pytest.raises(ConfigurationUnreadable, match=r"\[shop\], \[billing\].*alembic\.ini:shop"):
        disk.ids("alembic.ini")


def test_a_section_that_is_not_there_is_told_with_those_that_are(disk):
    disk.write("alembic.ini", NAMED)
    with pytest.raises(ConfigurationUnreadable, match=r"\[shops\].*\[shop\], \[billing\]"):
        disk.ids("alembic.ini:shops")
