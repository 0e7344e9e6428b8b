import os

import pytest

from adapters.alembic_project.named_folders import find_folder


@pytest.mark.parametrize("text", ["\0", "x" * 5_000, "a:\0", ":", "::", "", "..", "~"])
def test_odd_names_lead_to_a_folder_or_to_none(disk, text):
    disk.top.mkdir()
    found = find_folder(text, (disk.top,), lambda place: False)
    assert found is None or os.path.isdir(found)


def test_what_lies_beside_the_configuration_comes_first(disk):
    disk.write("db/env.py")
    disk.write("app/db/env.py")
    assert find_folder("db", (disk.top / "app",), os.path.isdir) == disk.top / "app/db"


def test_above_it_has_to_be_what_is_looked_for(disk):
    disk.write("db/x")
    disk.write("app/x")
    assert find_folder("db", (disk.top / "app",), lambda place: False) is None
    assert find_folder("db", (disk.top / "app",), os.path.isdir) == disk.top / "db"
