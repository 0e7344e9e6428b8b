"""What every reader of SQL promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Database, Target
from domain.operations import DropTable, Operation, RunSql
from domain.schema.names import TableName

DATABASES = [database.value for database in Database]


@pytest.fixture(params=[SqlTextReader])
def reader(request):
    return request.param()


@pytest.mark.parametrize("database", DATABASES)
def test_gives_the_operations_in_order(reader, database):
    found = reader.operations("DROP TABLE a; DROP TABLE b", Target.of(database))

    assert found == (DropTable(TableName("a")), DropTable(TableName("b")))


@pytest.mark.parametrize("database", DATABASES)
def test_keeps_what_it_does_not_understand_with_its_own_text(reader, database):
    found = reader.operations("DROP TABLE a; FROBNICATE b", Target.of(database))

    assert found == (DropTable(TableName("a")), RunSql("FROBNICATE b"))


@pytest.mark.parametrize("database", DATABASES)
def test_gives_nothing_for_what_changes_nothing(reader, database):
    assert reader.operations("SELECT 1", Target.of(database)) == ()


@pytest.mark.parametrize("database", DATABASES)
@given(text=st.text())
def test_never_raises(database, text):
    found = SqlTextReader().operations(text, Target.of(database))

    assert all(isinstance(operation, Operation) for operation in found)


@pytest.mark.parametrize("database", DATABASES)
def test_tells_each_statement_with_its_line_and_what_it_asks(reader, database):
    text = "-- first\nDROP TABLE a;\n\nSELECT 1; FROBNICATE b"
    found = reader.statements(text, Target.of(database))

    assert [(each.line, each.text) for each in found] == [
        (2, "DROP TABLE a"),
        (4, "SELECT 1"),
        (4, "FROBNICATE b"),
    ]
    asked = tuple(operation for each in found for operation in each.operations)
    assert asked == reader.operations(text, Target.of(database))
