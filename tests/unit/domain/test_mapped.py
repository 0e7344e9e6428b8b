from domain.mapped import Mapped, declaring
from domain.schema.names import TableName
from domain.source import Location

ORDERS, ARCHIVED = TableName("orders"), TableName("orders", "archive")
MODELS = (
    Mapped(ORDERS, Location("models.py", 3)),
    Mapped(ORDERS, Location("models.py", 4), "note"),
    Mapped(ARCHIVED, Location("models.py", 9), "note"),
)


def lines(table, column=None):
    return [each.location.line for each in declaring(MODELS, table, column)]


def test_a_table_is_declared_by_its_class():
    assert lines(ORDERS) == [3]


def test_a_column_is_declared_where_it_stands():
    assert lines(ORDERS, "note") == [4]
    assert lines(ORDERS, "total") == []


def test_another_schema_is_another_table():
    assert lines(ARCHIVED, "note") == [9]
    assert lines(ARCHIVED) == []
