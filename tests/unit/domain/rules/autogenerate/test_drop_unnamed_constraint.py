from domain.operations import AddConstraint, DropConstraint
from domain.schema.elements import Unique
from tests.unit.domain.rules.hand_made import ORDERS, SHOP, findings
from tests.unit.domain.rules.offline import sql_of


def test_the_way_out_says_the_kind_without_which_mysql_is_refused():
    before = (*SHOP, AddConstraint(ORDERS, Unique("note", ("note",))))
    [found] = findings(
        DropConstraint(ORDERS, None), before=before, on="mysql 8.4", of="drop-unnamed-constraint"
    )

    assert "ALTER TABLE orders DROP INDEX note;" in sql_of(found.fix, "mysql")
