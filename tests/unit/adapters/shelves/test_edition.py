import pytest

from adapters.shelves import edition as module
from adapters.shelves.edition import edition


@pytest.fixture
def source(tmp_path, monkeypatch):
    """A source file of an Assay that lies elsewhere."""
    monkeypatch.setattr(module, "HOME", tmp_path)
    for package in module.PACKAGES:
        (tmp_path / package / "inner").mkdir(parents=True)
    file = tmp_path / "domain" / "inner" / "rule.py"
    file.write_text("A = 1\n")
    return file


def test_is_the_same_where_nothing_has_changed(source):
    assert edition() == edition()


def test_changes_with_every_edit_of_a_source_file(source):
    before = edition()
    source.write_text("A = 10\n")

    assert edition() != before


def test_changes_with_a_new_source_file(source):
    before = edition()
    source.with_name("other.py").write_text("")

    assert edition() != before


def test_changes_with_the_version(monkeypatch):
    before = edition()
    monkeypatch.setattr(module, "VERSION", "99.0")

    assert edition() != before
