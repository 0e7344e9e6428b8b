import re

from domain.operations import AddColumn, AddConstraint, ChangeRows, CreateTable
from domain.schema.elements import Column, PrimaryKey
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, findings


def test_numbers_the_revisions_of_its_way_out_from_first_to_last():
    keyless = CreateTable(ORDERS, (Column("shop", INTEGER), Column("number", INTEGER)))
    key = AddConstraint(ORDERS, PrimaryKey("pk", ("shop", "number")))
    [found] = findings(key, before=[keyless], of="add-primary-key-blocking")

    numbers = [int(n) for n in re.findall(r"^# Revision (\d+)", found.fix, re.MULTILINE)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8]


KEYLESS = CreateTable(ORDERS, (Column("number", INTEGER),))
NEW = AddColumn(ORDERS, Column("id", INTEGER))
KEY = AddConstraint(ORDERS, PrimaryKey("pk", ("id",)))


def test_a_column_that_nothing_filled_stops_the_key_before_its_index_is_built():
    [found] = findings(NEW, KEY, before=[KEYLESS], of="add-primary-key-blocking")

    assert found.message == "adding primary key pk fails if orders has a row: id is NULL in it"
    assert found.fix.startswith(
        "# The rows that are there, in batches, each committed by itself:\n#     UPDATE"
    )


def test_a_column_that_was_filled_lets_the_key_be_built():
    fill = ChangeRows("UPDATE", ORDERS, filtered=False, sets=("id",))
    [found] = findings(NEW, fill, KEY, before=[KEYLESS], of="add-primary-key-blocking")

    assert "wait while its index is built" in found.message
