import pytest

from domain.operations import AddColumn, AlterColumn, CreateTable, DropColumn, RenameTable
from domain.rolling import Break, Kind, Phase, Rolling, Rollout, phase_of, rollout
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default
from domain.sql_operations import CreateView
from tests.unit.domain.rules.hand_made import ORDERS, SHOP, TEXT
from tests.unit.domain.test_rolling_steps import schema_of, told

NOTE = DropColumn(ORDERS, "note")
EXPANDS = Rolling(expands=True)


def summed(*operations):
    """What a revision of these steps means."""
    steps = [told(one, *operations[:n]) for n, one in enumerate(operations)]
    return rollout(steps, schema_of(*SHOP, *operations))


@pytest.mark.parametrize(
    ("expands", "contracts", "phase"),
    [
        (True, False, Phase.EXPAND),
        (False, True, Phase.CONTRACT),
        (True, True, Phase.BOTH),
        (False, False, Phase.NEITHER),
    ],
)
def test_a_phase_is_what_is_added_and_what_is_taken_away(expands, contracts, phase):
    assert phase_of(expands, contracts) is phase


def test_a_revision_is_the_sum_of_its_steps():
    added = AddColumn(ORDERS, Column("text", TEXT))

    assert summed(added) == Rollout(Phase.EXPAND)
    assert summed(NOTE) == Rollout(Phase.CONTRACT, ("code that still uses orders.note",))
    assert summed(added, NOTE) == Rollout(Phase.BOTH, ("code that still uses orders.note",))


def test_the_same_is_said_once():
    broken = Rolling(breaks=(Break(Kind.REFUSED, "writes"),))

    assert rollout([broken, broken], schema_of(*SHOP)).breaks == ("writes",)


def test_a_view_of_the_old_name_breaks_nothing():
    renamed = RenameTable(ORDERS, "sales")

    assert summed(renamed).phase is Phase.BOTH
    assert summed(renamed, CreateView(ORDERS)) == Rollout(Phase.EXPAND)


def test_a_table_of_the_old_name_breaks_nothing():
    again = CreateTable(ORDERS, (Column("id", DataType("integer")),))

    assert summed(RenameTable(ORDERS, "sales"), again).breaks == ()


def test_a_column_that_takes_the_old_name_breaks_nothing():
    added = AddColumn(ORDERS, Column("text", TEXT))
    takes = AlterColumn(ORDERS, "text", new_name="note")

    assert summed(added, NOTE, takes) == Rollout(Phase.EXPAND)


def test_a_required_column_that_gets_a_default_or_goes_breaks_nothing():
    required = AddColumn(ORDERS, Column("state", TEXT, nullable=False))
    default = AlterColumn(ORDERS, "state", default=Default("new"))

    assert summed(required).phase is Phase.BOTH
    assert summed(required, default).breaks == ()
    assert summed(required, DropColumn(ORDERS, "state")).breaks == ()


def test_nothing_breaks_where_there_are_no_steps():
    assert rollout([], schema_of()) == Rollout()
    assert rollout([EXPANDS], schema_of()) == Rollout(Phase.EXPAND)
