import re

import pytest

from domain.operations import AddColumn, ChangeRows, CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, PrimaryKey
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, findings
from tests.unit.domain.rules.offline import sql_of

CHAR = DataType("char", length=32)
TIES = CreateTable(
    ORDERS,
    (Column("run", CHAR, nullable=False), Column("artifact", CHAR, nullable=False)),
    (PrimaryKey("pk", ("run", "artifact")),),
)
NEW = AddColumn(ORDERS, Column("kind", DataType("varchar", length=20)))
FILL = ChangeRows("UPDATE", ORDERS, filtered=False, sets=("kind",))


def way(before, on):
    [found] = findings(NEW, FILL, before=before, on=on, of="unbatched-backfill")
    return found.fix


def test_a_key_that_is_a_number_is_gone_through_in_ranges():
    assert "WHERE id BETWEEN {first} AND {first + 9999}" in way(SHOP, "postgresql 15")


@pytest.mark.parametrize("columns", [("run", "artifact"), ("run",)])
def test_rows_without_such_a_key_are_taken_until_none_is_left(columns):
    key = PrimaryKey("pk", columns)
    made = CreateTable(ORDERS, TIES.columns, (key,))
    code = way([made], "mysql 8.4")

    assert "UPDATE orders SET kind = ... WHERE kind IS NULL LIMIT 10000" in code
    assert "range(" not in code


def test_postgresql_which_has_no_limit_in_update_takes_them_by_their_place():
    code = way([TIES], "postgresql 15")
    once = re.sub(r"while .*\n +pass", "op.execute(batch)", code.replace("...", "'a'"))

    assert (
        "UPDATE orders SET kind = 'a' "
        "WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE kind IS NULL LIMIT 10000))"
    ) in sql_of(once, "postgresql")


def test_an_unknown_key_is_for_the_reader():
    columns = (Column("id", INTEGER), Column("kind", INTEGER))
    [found] = findings(
        FILL, before=[CreateTable(ORDERS, columns)], of="unbatched-backfill", on="mysql 8.4"
    )

    assert "WHERE ... BETWEEN" in found.fix
