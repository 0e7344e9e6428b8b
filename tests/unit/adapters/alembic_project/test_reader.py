import os

import pytest

from adapters.alembic_project.reader import AlembicProjectReader
from domain.databases.target import Database


def paths(project) -> list[str]:
    return [revision.path for revision in project.history.revisions]


def test_paths_start_at_the_folder_that_was_named(disk):
    disk.write("app/alembic.ini", "[alembic]\nscript_location = db\n")
    disk.environment("app/db", "1")
    assert paths(disk.open()) == ["app/db/versions/1.py"]
    assert paths(disk.open("app")) == ["db/versions/1.py"]


def test_paths_in_a_bare_folder_are_names(disk):
    disk.revision("1.py", "1")
    assert paths(disk.open()) == ["1.py"]


@pytest.mark.parametrize("path", [".", "shop", "shop/db", "shop/db/versions", "shop/alembic.ini"])
def test_paths_inside_a_package_start_above_it_whatever_was_named(disk, path):
    disk.write("shop/__init__.py")
    disk.write("shop/alembic.ini", "[alembic]\nscript_location = %(here)s/db\n")
    disk.environment("shop/db", "1")
    assert paths(disk.open(path)) == ["shop/db/versions/1.py"]


def test_a_history_outside_the_named_folder_lifts_the_root(disk):
    disk.write("etc/alembic.ini", "[alembic]\nscript_location = ../db\n")
    disk.environment("db", "1")
    assert paths(disk.open("etc/alembic.ini")) == ["db/versions/1.py"]


def test_locations_are_those_of_the_assignments(disk):
    disk.write("versions/1.py", '"""one"""\n\nrevision = "1"\ndown_revision = None\n')
    (revision,) = disk.open("versions").history.revisions
    assert str(revision.location) == "1.py:3:1"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_the_digest_is_that_of_the_bytes_but_for_the_line_ends_of_windows(disk, line_end):
    disk.write("versions/1.py", line_end.join([b"revision = '1'", b"down_revision = None", b""]))
    (revision,) = disk.open("versions").history.revisions
    assert revision.digest == "24e39b0f7dc4b63c3f42072311c3850d41bb5cd4d5175594ad67772232596971"


def test_revisions_come_in_the_order_in_which_they_run(disk):
    disk.revision("versions/a.py", "3", ("1", "2"))
    disk.revision("versions/b.py", "2", "0")
    disk.revision("versions/c.py", "1", "0")
    disk.revision("versions/d.py", "0")
    project = disk.open("versions")
    assert paths(project) == ["d.py", "b.py", "c.py", "a.py"]
    assert [head.id for head in project.history.heads] == ["3"]


def test_the_database_is_the_configurations(disk):
    disk.write("alembic.ini", "[alembic]\nscript_location = db\nsqlalchemy.url = sqlite://\n")
    disk.environment("db", "1")
    assert disk.open().database is Database.SQLITE
    assert disk.open("db").database is None


def test_a_project_without_revisions_is_an_empty_history(disk):
    disk.environment("db")
    assert disk.open().history.revisions == ()


def test_here_is_the_default_of_people_who_stand_in_their_project(disk, monkeypatch):
    disk.environment("db", "1")
    monkeypatch.chdir(disk.top)
    assert paths(AlembicProjectReader().open(".")) == ["db/versions/1.py"]


def test_nothing_is_imported_or_run(disk):
    trap = f"open({os.fspath(disk.top / 'run')!r}, 'w')\n"
    disk.write("db/env.py", trap)
    disk.write("db/__init__.py", trap)
    disk.revision("db/versions/1.py", "1", more=trap)
    assert paths(disk.open()) == ["db/versions/1.py"]
    assert not (disk.top / "run").exists()


def test_else_it_is_that_of_the_url_that_env_py_spells_out(disk):
    disk.write("alembic.ini", "[alembic]\nscript_location = db\n")
    disk.write("db/env.py", 'engine = create_engine("mysql+pymysql://localhost/shop")\n')
    disk.write("db/versions/a1.py", 'revision = "a1"\ndown_revision = None\n')
    assert disk.open().database is Database.MYSQL
