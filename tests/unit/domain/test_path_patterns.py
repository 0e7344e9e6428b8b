import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.path_patterns import matches, names


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a/b.py", "a/b.py"),
        ("./a/b.py", "a/b.py"),
        ("a/", "a/b/c.py"),
        ("a", "x/a/b.py"),
        ("b.py", "a/b.py"),
        ("2019_*", "versions/2019_05.py"),
        ("a/*.py", "a/b.py"),
        ("a/*", "a/b/c.py"),
        ("a/**/c.py", "a/c.py"),
        ("a/**/c.py", "a/b/b/c.py"),
        ("**/legacy/**", "legacy/a.py"),
        ("**/legacy/**", "x/y/legacy/z/a.py"),
        ("a/?.py", "a/b.py"),
        ("a/[b].py", "a/[b].py"),
    ],
)
def test_a_pattern_fits(pattern, path):
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a/*.py", "a/b/c.py"),
        ("a/b", "x/a/b"),
        ("a/b.py", "a/b.pyc"),
        ("a/?.py", "a//.py"),
        ("b", "a/bb.py"),
        ("a.b", "a/axb"),
    ],
)
def test_a_pattern_does_not_fit(pattern, path):
    assert not matches(pattern, path)


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_pattern_is_refused(pattern, path):
    assert matches(pattern, path) in (True, False)


def test_names_may_have_stars():
    assert names(("tmp_*", "kept"), "tmp_orders")
    assert not names(("tmp_*", "kept"), "orders_tmp_x")
    assert not names((), "orders")
