import pytest

from domain.operations import AlterColumn, CreateTable
from domain.review.finding import Level
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import CUSTOMERS, INTEGER, ORDERS, TEXT, findings, names

RULE = "alter-column-type-rewrite"
BIGINT = DataType("bigint")


def varchar(length):
    return DataType("varchar", length=length)


def test_names_both_types():
    [found] = findings(AlterColumn(ORDERS, "total", type=BIGINT))

    assert found.rule == RULE
    assert found.message == (
        "changing orders.total from numeric(8, 2) to bigint writes orders anew while reads and "
        "writes of orders wait"
    )


@pytest.mark.parametrize("free", [varchar(200), varchar(None), TEXT])
def test_is_silent_where_the_type_known_from_the_history_can_grow_for_free(free):
    assert findings(AlterColumn(CUSTOMERS, "email", type=free)) == []


def test_believes_the_history_rather_than_the_source():
    shrinks = AlterColumn(CUSTOMERS, "email", type=varchar(50), existing_type=varchar(20))

    assert names(findings(shrinks)) == [RULE]


def test_believes_the_source_where_the_history_does_not_know():
    elsewhere = TableName("elsewhere")
    grows = AlterColumn(elsewhere, "name", type=varchar(50), existing_type=varchar(20))

    assert findings(grows) == []


def test_says_that_the_old_type_is_not_known():
    [found] = findings(AlterColumn(TableName("elsewhere"), "name", type=varchar(50)))

    assert found.assumption == "the type that elsewhere.name has now is not known"
    assert "from" not in found.message


def test_what_is_not_known_for_sure_is_only_a_warning():
    [known] = findings(AlterColumn(CUSTOMERS, "email", type=varchar(50)))
    [unknown] = findings(AlterColumn(TableName("elsewhere"), "name", type=varchar(50)))

    assert (known.level, unknown.level) == (Level.ERROR, Level.WARNING)


def test_believes_the_source_less_where_it_gives_a_varchar_no_length():
    shrinks = AlterColumn(
        TableName("elsewhere"), "name", type=varchar(50), existing_type=varchar(None)
    )
    [found] = findings(shrinks)

    assert found.level is Level.WARNING
    assert found.assumption == "it has no length so far, as existing_type says"


def test_is_silent_for_a_table_of_the_same_revision():
    new = TableName("new")
    created = CreateTable(new, (Column("id", INTEGER),))

    assert findings(created, AlterColumn(new, "id", type=BIGINT)) == []


def test_is_silent_where_only_something_else_changes():
    assert findings(AlterColumn(ORDERS, "note", comment="new", existing_type=TEXT)) == []


def test_writers_wait_on_mariadb():
    [found] = findings(AlterColumn(ORDERS, "customer_id", type=BIGINT), on="mariadb 10.11")

    assert found.message.endswith("writes orders anew while writes to orders wait")


def test_a_longer_varchar_is_free_on_mariadb():
    assert findings(AlterColumn(CUSTOMERS, "email", type=varchar(120)), on="mariadb 10.11") == []


def test_the_copy_is_filled_as_using_says():
    changed = AlterColumn(ORDERS, "note", type=INTEGER, using="note::integer")

    assert "SET note_new = note::integer WHERE" in findings(changed)[0].fix
