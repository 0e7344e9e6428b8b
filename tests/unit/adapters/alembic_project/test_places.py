from pathlib import Path

import pytest

from adapters.alembic_project.places import holding, import_root, is_foreign, shown, told_from


def test_what_is_below_is_shown_from_where_people_stand(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "db" / "env.py") == "db/env.py"
    assert shown(tmp_path) == "."
    assert shown(tmp_path.parent / "x") == (tmp_path.parent / "x").as_posix()


def test_a_neighbour_whose_name_starts_alike_is_not_below(tmp_path, monkeypatch):
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    assert shown(tmp_path / "shop2") == (tmp_path / "shop2").as_posix()


def test_packages_are_imported_from_above_the_outermost(disk):
    disk.write("shop/__init__.py")
    disk.write("shop/data/__init__.py")
    assert import_root(disk.top / "shop/data") == disk.top


def test_folders_of_alembic_that_are_no_packages_do_not_end_the_search(disk):
    disk.write("shop/__init__.py")
    disk.write("shop/db/env.py")
    disk.write("shop/db/versions/mysql/__init__.py")
    assert import_root(disk.top / "shop/db/versions/mysql") == disk.top


def test_a_folder_in_no_package_is_its_own_root(disk):
    disk.write("tests/__init__.py")
    disk.write("tests/data/shop/alembic.ini")
    assert import_root(disk.top / "tests/data/shop") == disk.top / "tests/data/shop"


def test_the_folder_that_holds_all_is_never_the_whole_disk():
    assert holding(Path("/a/b"), (Path("/a/c"),)) == Path("/a")
    assert holding(Path("/a/b"), (Path("/c"),)) == Path("/a/b")


def test_paths_outside_the_root_go_up_from_it():
    assert told_from(Path("/a/b"), Path("/c/d.py")) == "../../c/d.py"


@pytest.mark.parametrize(
    ("path", "foreign"),
    [
        ("lib/site-packages/x.py", True),
        (".venv/x.py", True),
        ("shop/.hidden.py", False),
        ("shop/x.py", False),
    ],
)
def test_hidden_folders_and_installed_packages_are_foreign(path, foreign):
    assert is_foreign(Path(path)) is foreign
