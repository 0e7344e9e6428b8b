"""What every folder of a project promises."""

import pytest

from adapters.memory.project_folder import InMemoryProjectFolder
from adapters.scaffold.folder import DiskProjectFolder
from domain.errors import FileTaken

FILES = {
    "config.py": "URL = 1\n",
    "shop/__init__.py": "",
    "shop/models/orders.py": "# orders\n",
    "shop/notes.txt": "none\n",
    "shop/.hidden/secret.py": "",
}


@pytest.fixture(params=["memory", "disk"])
def folder(request, tmp_path):
    if request.param == "memory":
        return InMemoryProjectFolder(FILES, "store")
    root = tmp_path / "store"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return DiskProjectFolder(root)


def test_has_a_name(folder):
    assert folder.name == "store"


def test_gives_the_text_of_a_file_and_none_where_there_is_none(folder):
    assert folder.text("config.py") == "URL = 1\n"
    assert folder.text("shop/none.py") is None
    assert folder.text("config.py/below.py") is None


def test_lists_python_files_at_any_depth_but_none_that_is_hidden(folder):
    assert list(folder.python_files("shop")) == ["shop/__init__.py", "shop/models/orders.py"]
    assert list(folder.python_files(".")) == [
        "config.py",
        "shop/__init__.py",
        "shop/models/orders.py",
    ]
    assert list(folder.python_files("elsewhere")) == []


def test_adds_a_file_with_the_folders_above_it(folder):
    folder.add("new/er/file.py", "x = 'é'\n")

    assert folder.text("new/er/file.py") == "x = 'é'\n"


def test_overwrites_nothing(folder):
    with pytest.raises(FileTaken, match=r"config\.py: is there already"):
        folder.add("config.py", "other\n")

    assert folder.text("config.py") == "URL = 1\n"
