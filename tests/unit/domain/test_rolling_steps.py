import pytest

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropIndex,
    DropTable,
    EnumType,
    RenameTable,
    TableComment,
)
from domain.rolling import Phase
from domain.rolling_steps import rolling
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default, Index, NotNull, Unique
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import (
    ChangeObject,
    CreateView,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
)
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, TEXT, references

# The first that takes NOT NULL as a constraint.
TARGET = Target.of("postgresql", "18")
STATE = Column("state", TEXT, nullable=False)
PARCELS = TableName("parcels")
EXPANDING = (
    CreateTable(PARCELS, (Column("id", INTEGER),)),
    AddColumn(ORDERS, Column("state", TEXT)),
    AddColumn(ORDERS, Column("state", TEXT, nullable=False, default=Default("new"))),
    AddColumn(ORDERS, Column("number", DataType("bigserial"), nullable=False)),
    AddConstraint(ORDERS, Unique("u", (), using_index="uq_orders_note")),
    AlterColumn(ORDERS, "total", nullable=True),
    AlterColumn(ORDERS, "customer_id", type=DataType("bigint")),
    CreateIndex(ORDERS, Index("i", ("note",))),
    DropConstraint(ORDERS, "orders_pkey"),
    CreateView(TableName("sales")),
    EnumType("mood", ("sad",), create=True),
    EnumValue("mood", "glad"),
    ChangeObject("CREATE", "SEQUENCE", "s"),
)
CONTRACTING = {
    DropTable(ORDERS): "code that uses table orders",
    DropColumn(ORDERS, "note"): "code that still uses orders.note",
    AlterColumn(ORDERS, "note", nullable=False): "INSERTs into orders that leave note out",
    AddConstraint(ORDERS, NotNull(None, "note")): "INSERTs into orders that leave note out",
    AddConstraint(ORDERS, Unique("u", ("note",))): "writes to orders that repeat (note)",
    CreateIndex(ORDERS, Index("i", ("note",), unique=True)): "writes to orders that repeat (note)",
    references("fk"): "writes to orders that break foreign key fk",
    DropView(TableName("sales")): "code that reads view sales",
    DropSchema("old", cascade=True): "code that uses tables of schema old",
    ChangeObject("DROP", "FUNCTION", "f"): "code that uses function f",
}
BOTH = {
    RenameTable(ORDERS, "sales"): "code that uses table orders",
    MoveTable(ORDERS, "old"): "code that uses table orders",
    AlterColumn(ORDERS, "note", new_name="text"): "code that still uses orders.note",
    AddColumn(ORDERS, STATE): "INSERTs into orders that leave state out",
    AlterColumn(ORDERS, "total", type=TEXT): "code that knows orders.total as exact number",
    EnumValue(
        "mood", "glad", renamed_from="sad"
    ): "code that writes 'sad' of mood, or reads 'glad'",
}
NEITHER = (
    DropIndex("i"),
    ChangeRows("UPDATE", ORDERS),
    TableComment(ORDERS, "what was sold"),
    EnumType("mood", (), create=False),
    ChangeObject("ALTER", "SEQUENCE", "s"),
    RenameTable(ORDERS, "orders"),
)


def schema_of(*operations, before=None):
    schema = before or Schema()
    for operation in operations:
        schema = apply(operation, schema, TARGET)
    return schema


def told(operation, *meanwhile):
    """What it means after these other steps of the same revision."""
    started = schema_of(*SHOP)
    before = schema_of(*meanwhile, before=started)
    step = Step(operation, Location("a.py", 1))
    return rolling(step, before, started, effect_of(step, before, TARGET))


def words(found):
    return [each.what for each in found.breaks]


@pytest.mark.parametrize("operation", EXPANDING, ids=repr)
def test_what_only_adds_expands(operation):
    assert (told(operation).phase, words(told(operation))) == (Phase.EXPAND, [])


@pytest.mark.parametrize(("operation", "broken"), CONTRACTING.items(), ids=repr)
def test_what_takes_away_contracts_and_says_what_breaks(operation, broken):
    assert (told(operation).phase, words(told(operation))) == (Phase.CONTRACT, [broken])


@pytest.mark.parametrize(("operation", "broken"), BOTH.items(), ids=repr)
def test_what_adds_under_another_name_or_meaning_does_both(operation, broken):
    assert (told(operation).phase, words(told(operation))) == (Phase.BOTH, [broken])


@pytest.mark.parametrize("operation", NEITHER, ids=repr)
def test_what_no_release_notices_is_neither(operation):
    assert told(operation).phase is Phase.NEITHER


def test_a_table_of_the_same_revision_has_no_users():
    made = CreateTable(PARCELS, (Column("id", INTEGER), Column("code", TEXT)))

    assert told(DropTable(PARCELS), made).phase is Phase.NEITHER
    assert told(AddConstraint(PARCELS, Unique("u", ("code",))), made).phase is Phase.EXPAND


def test_a_column_of_the_same_revision_is_read_by_nobody_but_has_to_be_given():
    added = AddColumn(ORDERS, Column("state", TEXT))

    assert told(DropColumn(ORDERS, "state"), added).phase is Phase.NEITHER
    assert told(CreateIndex(ORDERS, Index("i", ("state",), True)), added).phase is Phase.EXPAND
    assert words(told(AlterColumn(ORDERS, "state", nullable=False), added)) == [
        "INSERTs into orders that leave state out"
    ]


def test_a_default_that_goes_has_to_be_given_from_then_on():
    added = AddColumn(ORDERS, Column("state", TEXT, nullable=False, default=Default("new")))
    gone = AlterColumn(ORDERS, "state", default=DropDefault())

    assert words(told(gone, added)) == ["INSERTs into orders that leave state out"]


def test_a_shorter_type_refuses_what_was_allowed():
    shorter = AlterColumn(TableName("customers"), "email", type=DataType("varchar", length=50))

    assert words(told(shorter)) == ["writes to customers.email that do not fit varchar(50)"]


def test_what_the_server_refuses_means_nothing():
    started = schema_of(*SHOP)
    step = Step(DropColumn(ORDERS, "note"), Location("a.py", 1))

    assert rolling(step, started, started, Effect(refused="no")).phase is Phase.NEITHER
