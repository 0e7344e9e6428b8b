import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from domain.operations import AddColumn, AlterColumn, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from tests.unit.domain.rules.hand_made import ORDERS, findings
from tests.unit.domain.rules.offline import sql_of

JSON_TYPE = DataType("json")


def told(operation: Operation) -> str:
    [found] = findings(operation, of="json-instead-of-jsonb")
    return found.fix


def test_the_type_it_offers_serves_sqlite_as_well():
    column = eval(
        told(AddColumn(ORDERS, Column("items", JSON_TYPE))), {"sa": sa, "postgresql": postgresql}
    )

    sa.Table("orders", sa.MetaData(), column).create(sa.create_engine("sqlite://"))
    assert isinstance(column.type.dialect_impl(postgresql.dialect()), postgresql.JSONB)


def test_a_changed_type_is_cast_to_jsonb():
    change = AlterColumn(ORDERS, "note", type=JSON_TYPE, using="to_json(note)")

    assert (
        "ALTER TABLE orders ALTER COLUMN note TYPE JSONB USING (to_json(note))::jsonb;"
        in sql_of(told(change), "postgresql")
    )
