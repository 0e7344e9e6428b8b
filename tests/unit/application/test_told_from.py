"""Absolute paths as reports tell them."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.told_from import told_from

folders = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map(lambda p: "/" + "/".join(p))


@pytest.mark.parametrize(
    ("root", "path", "told"),
    [
        ("/srv/shop", "/srv/shop/db/x.json", "db/x.json"),
        ("/srv/shop", "/srv/x.json", "../x.json"),
        ("/srv/shop", "/srv/shopping/x.json", "../shopping/x.json"),
        ("/srv/shop/", "/x.json", "../../x.json"),
        ("C:\\shop\\db", "C:\\shop\\x.json", "../x.json"),
        ("C:\\shop", "D:\\x.json", "D:/x.json"),
    ],
)
def test_a_path_is_told_from_the_root(root, path, told):
    assert told_from(root, path) == told


@given(folders, folders)
def test_it_is_as_the_operating_system_tells_it(root, folder):
    path = f"{folder.rstrip('/')}/x.json"
    assert told_from(root, path) == Path(os.path.relpath(path, root)).as_posix()
