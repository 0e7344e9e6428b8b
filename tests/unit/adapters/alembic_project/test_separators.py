import os
from pathlib import Path

import pytest

from adapters.alembic_project.separators import split_paths
from adapters.alembic_project.setting import Setting
from domain.errors import ConfigurationUnreadable


def setting(key: str, text: str) -> Setting:
    return Setting(key, (text,), Path("alembic.ini"), 3)


@pytest.mark.parametrize(
    ("separator", "text"),
    [
        ("space", "a b"),
        ("newline", "a\nb"),
        ("newline", "\n  a\n  b\n"),
        ("os", f"a{os.pathsep}b"),
        (":", "a:b"),
        (":", "a : b"),
        (";", "a;b"),
    ],
)
def test_splits_at_the_separator_that_is_set(separator, text):
    found = split_paths(setting("version_locations", text), setting("path_separator", separator))
    assert found.values == ("a", "b")


def test_other_separators_are_left_alone_then():
    found = split_paths(setting("version_locations", "a b:c"), setting("path_separator", ";"))
    assert found.values == ("a b:c",)


@pytest.mark.parametrize(
    ("key", "text", "values"),
    [
        ("version_locations", "a b, c,d", ("a", "b", "c", "d")),
        ("version_locations", "shop:a shop:b", ("shop:a", "shop:b")),
        ("prepend_sys_path", "a:b c", ("a", "b", "c")),
    ],
)
def test_without_one_each_list_is_split_as_alembic_always_did(key, text, values):
    assert split_paths(setting(key, text), None).values == values


def test_a_wrong_separator_is_told_with_the_right_ones():
    with pytest.raises(ConfigurationUnreadable, match=r"alembic.ini:3: .* comma .*space, newline"):
        split_paths(setting("version_locations", "a,b"), setting("path_separator", "comma"))
