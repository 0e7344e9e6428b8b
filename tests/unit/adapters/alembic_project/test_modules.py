import pytest

from adapters.alembic_project.modules import MOST_MODULES


@pytest.fixture
def modules(disk):
    disk.write("alembic.ini", "[alembic]\nscript_location = shop/db\nprepend_sys_path = lib\n")
    disk.environment("shop/db", "1")
    disk.write("shop/__init__.py", "SHOP = 1\n")
    disk.write("shop/db/__init__.py")
    disk.write("shop/db/steps.py", "def add(): pass\n")
    disk.write("src/late.py", "LATE = 1\n")
    disk.write("lib/early.py", "EARLY = 1\n")
    return disk.open().modules


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("shop", "shop/__init__.py"),
        ("shop.db.steps", "shop/db/steps.py"),
        ("late", "src/late.py"),
        ("early", "lib/early.py"),
    ],
)
def test_finds_modules_of_the_project_by_their_source(modules, name, path):
    assert modules.find(name).path == path


@pytest.mark.parametrize(
    ("name", "level", "path"),
    [
        ("steps", 1, "shop/db/steps.py"),
        ("db.steps", 2, "shop/db/steps.py"),
        ("", 1, "shop/db/__init__.py"),
        ("", 2, "shop/__init__.py"),
    ],
)
def test_follows_relative_imports(modules, name, level, path):
    assert modules.find(name, "shop/db/other.py", level).path == path


@pytest.mark.parametrize("name", ["os", "sqlalchemy", "shop.gone", "shop..db", "../x", "a/b", ""])
def test_what_is_not_the_projects_is_not_found(modules, name):
    assert modules.find(name) is None


@pytest.mark.parametrize("level", [4, 5, 50])
def test_relative_imports_do_not_leave_the_project(modules, tmp_path, level):
    (tmp_path / "private.py").write_text("")
    assert modules.find("private", "shop/db/other.py", level) is None


def test_links_out_of_the_project_are_not_followed(modules, disk, tmp_path):
    (tmp_path / "private.py").write_text("")
    (disk.top / "linked.py").symlink_to(tmp_path / "private.py")
    assert modules.find("linked") is None


def test_installed_packages_are_not_the_projects(disk):
    disk.write(
        "alembic.ini", "[alembic]\nscript_location = db\nprepend_sys_path = venv/site-packages\n"
    )
    disk.environment("db", "1")
    disk.write("venv/site-packages/other.py")
    assert disk.open().modules.find("other") is None


def test_a_package_wins_over_a_module_of_its_name(modules, disk):
    disk.write("shop.py")
    assert modules.find("shop").path == "shop/__init__.py"


def test_trees_are_parsed_once(modules):
    assert modules.find("shop").tree is modules.find("shop").tree


def test_a_module_that_cannot_be_parsed_has_no_tree(modules, disk):
    disk.write("broken.py", "def (:\n")
    assert modules.find("broken").tree is None


def test_a_module_that_cannot_be_decoded_is_not_found(modules, disk):
    disk.write("latin.py", b"\xff")
    assert modules.find("latin") is None


def test_only_the_last_modules_are_kept(modules, disk):
    first = modules.find("shop")
    for number in range(MOST_MODULES):
        disk.write(f"m{number}.py")
        modules.find(f"m{number}")
    assert modules.find("shop") is not first


def test_helpers_of_the_package_around_a_migrations_folder_are_found(disk):
    disk.write("shop/__init__.py")
    disk.write("shop/tools.py")
    disk.environment("shop/db", "1")
    modules = disk.open("shop/db/versions").modules
    assert modules.find("shop.tools").path == "shop/tools.py"


def test_packages_installed_beside_the_project_are_not_its_own(disk):
    disk.write("site-packages/shop/__init__.py")
    disk.environment("site-packages/shop/db", "1")
    disk.write("site-packages/shop/tools.py", "x = 1\n")
    disk.write("site-packages/other/__init__.py", "x = 1\n")
    modules = disk.open("site-packages/shop/db").modules

    assert modules.find("shop.tools") is not None
    assert modules.find("other") is None
