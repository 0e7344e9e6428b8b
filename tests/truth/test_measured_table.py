"""What docs/reading.md says was measured."""

from tests.truth.measured_table import READING, Row, rows
from tests.truth.projects import PROJECTS

TEXT = READING.read_text(encoding="utf-8")
TABLE = list(rows(TEXT))


def test_every_project_is_told_on_every_database() -> None:
    told = [(row.project, row.database) for row in TABLE]
    assert told == [(p.name, database) for p in PROJECTS for database in p.databases]


def test_what_is_below_the_mark_is_explained() -> None:
    _, _, below = TEXT.partition("What is below the mark")
    explained = {line.split("**")[1] for line in below.splitlines() if line.startswith("- **")}
    assert {row.project for row in TABLE if row.below()} <= explained


def test_a_row_is_held_to_the_marks() -> None:
    assert not Row("a", "sqlite", 99.0, None, 100.0, 99.5, 99.0, "nothing").below()
    assert Row("a", "sqlite", 98.9, None, 100.0, 99.5, 99.0, "-").below()
    assert Row("a", "sqlite", None, None, None, 99.4, None, "-").below()
    assert Row("a", "sqlite", None, None, None, None, None, "1 of 9 not predicted").below()
