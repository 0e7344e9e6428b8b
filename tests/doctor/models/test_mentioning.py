"""Modules that no file of the project names are imported by none."""

from pathlib import Path

import pytest

from adapters.alembic_project.models.mentioning import mentioned
from adapters.alembic_project.modules import ModuleFinder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "tests").mkdir(parents=True)
    (folder / ".venv").mkdir()
    (folder / "__init__.py").touch()
    (folder / "orders.py").write_text("# the orders\n")
    (folder / "stock.py").write_text("from shop import orders as o\n")
    return tmp_path


def named(root: Path, *paths: str) -> set[str]:
    return set(mentioned(set(paths), ModuleFinder(root, (root,), (root,))))


def test_a_module_is_named_by_whoever_imports_it(root: Path) -> None:
    assert named(root, "shop/orders.py") == {"shop/orders.py"}


def test_what_a_file_says_of_itself_does_not_count(root: Path) -> None:
    (root / "shop" / "stock.py").write_text("")

    assert named(root, "shop/orders.py") == set()


def test_tests_may_name_it_and_installed_packages_may_not(root: Path) -> None:
    (root / "shop" / "tests" / "test_it.py").write_text("import shop.stock\n")
    (root / "shop" / ".venv" / "a.py").write_text("import shop.unnamed\n")

    assert named(root, "shop/stock.py", "shop/unnamed.py") == {"shop/stock.py"}


def test_a_package_needs_no_name_to_be_loaded(root: Path) -> None:
    assert named(root, "other/__init__.py") == {"other/__init__.py"}


def test_where_folders_are_too_deep_all_may_be_named(root: Path) -> None:
    (root / "/".join(f"d{n}" for n in range(15))).joinpath("a").mkdir(parents=True)

    assert named(root, "shop/unnamed.py") == {"shop/unnamed.py"}
