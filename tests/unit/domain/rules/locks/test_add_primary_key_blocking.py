import re

from domain.operations import AddConstraint, CreateTable
from domain.schema.elements import Column, PrimaryKey
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, findings


def test_numbers_the_revisions_of_its_way_out_from_first_to_last():
    keyless = CreateTable(ORDERS, (Column("shop", INTEGER), Column("number", INTEGER)))
    key = AddConstraint(ORDERS, PrimaryKey("pk", ("shop", "number")))
    [found] = findings(key, before=[keyless], of="add-primary-key-blocking")

    numbers = [int(n) for n in re.findall(r"^# Revision (\d+)", found.fix, re.MULTILINE)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8]
