import pytest

from adapters.alembic_project.naming import project_name


def name(disk) -> str:
    folder = disk.top / "app" / "data"
    folder.mkdir(parents=True)
    (disk.top / ".git").mkdir()
    return project_name(folder, "folder")


def test_is_that_of_the_nearest_pyproject(disk):
    disk.write("pyproject.toml", "[project]\nname = 'far'\n")
    disk.write("app/pyproject.toml", "[project]\nname = ' near '\n")
    assert name(disk) == "near"


def test_poetry_names_projects_too(disk):
    disk.write("pyproject.toml", "[tool.poetry]\nname = 'shop'\n")
    assert name(disk) == "shop"


def test_setup_cfg_names_it_where_no_pyproject_does(disk):
    disk.write("pyproject.toml", "[tool.black]\n")
    disk.write("setup.cfg", "[metadata]\nname = shop\n")
    assert name(disk) == "shop"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("pyproject.toml", "[project"),
        ("pyproject.toml", "[project]\nname = 3\n"),
        ("pyproject.toml", "project = 3\n"),
        ("setup.cfg", "name = shop\n"),
        ("setup.cfg", "[metadata]\nname = \n"),
    ],
)
def test_is_the_folders_where_the_files_tell_none(disk, file, content):
    disk.write(file, content)
    assert name(disk) == "folder"


def test_nothing_above_the_repository_is_asked(tmp_path, disk):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert name(disk) == "folder"
