import pytest

from domain.databases.target import Target
from domain.operations import AlterColumn
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema, Table

BOOK = TableName("book")
NUMBER = DataType("integer")
COUNTED = Schema().with_table(Table(BOOK, (Column("id", NUMBER, False, identity=True),)))


@pytest.mark.parametrize(
    ("database", "told", "left"),
    [
        ("mysql", False, False),
        ("mysql", True, True),
        ("mysql", None, True),
        ("sqlite", False, True),
    ],
)
def test_auto_increment_goes_where_modify_says_so(database, told, left):
    change = AlterColumn(BOOK, "id", nullable=False, existing_type=NUMBER, autoincrement=told)
    after = apply(change, COUNTED, Target.of(database)).known_or_blank(BOOK)

    assert after.column("id").identity is left
