"""What counts as known of an operation, and the table that tells it of the real histories."""

import pytest

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropTable,
    Operation,
    Reach,
    RunSql,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Default, Index
from domain.schema.names import TableName
from tests.corpus.reading_table import READING, held, table, with_table, written_in
from tests.corpus.resolved import is_structural, known

T, TEXT = TableName("t"), DataType("text")
# In per cent, of all histories together.
KNOWN_WHOLE = 97


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (DropTable(T), "whole"),
        (CreateTable(T, (Column("a", TEXT),)), "whole"),
        (CreateTable(T, (Column("a", TEXT), Column("b", None))), "half"),
        (AddColumn(T, Column("a", TEXT, nullable=None)), "half"),
        (AddColumn(T, Column("a", TEXT, default=Default(None))), "half"),
        (AddConstraint(T, Check("ck", None)), "half"),
        (AddConstraint(T, Check(None, "a > 0")), "whole"),
        (CreateIndex(T, Index("ix", ("a", "?"))), "half"),
        (CreateIndex(T, Index("ix", ("a",), predicate="?")), "half"),
        (AlterColumn(T, "a", default=Default(None)), "half"),
        (AlterColumn(T, "a", nullable=False), "whole"),
        (Unread("op.add_column(c)", "unknown-argument", ""), "unread"),
        (RunSql("ALTER TABLE t FROB"), "unread"),
    ],
)
def test_an_operation_is_known_whole_when_no_part_is_missing(
    operation: Operation, expected: str
) -> None:
    assert is_structural(operation)
    assert known(operation) == expected


@pytest.mark.parametrize(
    "operation",
    [
        ChangeRows("UPDATE", T),
        Unread("rows", "database-read", "", reach=Reach.NOTHING),
        RunSql("SELECT 1"),
    ],
)
def test_what_touches_rows_alone_does_not_count(operation: Operation) -> None:
    assert not is_structural(operation)


def test_the_table_is_that_of_the_golden_files() -> None:
    """When it is not: make golden."""
    assert written_in(READING.read_text(encoding="utf-8")) == table(held())


def test_of_all_histories_nearly_every_operation_is_known_whole() -> None:
    counts = [of_history["structure"] for of_history in held().values()]
    whole = sum(c["whole"] for c in counts)
    assert 100 * whole >= KNOWN_WHOLE * sum(sum(c.values()) for c in counts)


def test_a_table_takes_the_place_of_the_last() -> None:
    numbers = {
        "shop": {
            "database": "postgresql 15",
            "structure": {"whole": 199, "half": 1, "unread": 0},
        }
    }
    text = with_table(READING.read_text(encoding="utf-8"), table(numbers))

    assert "| shop | postgresql | 200 | 99.5 % | 1 | 0 |" in written_in(text)
    assert with_table(text, table(numbers)) == text
