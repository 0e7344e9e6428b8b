import pytest

from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.operations import (
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location

SALES, PART, AUTHORS = TableName("sales"), TableName("sales_2024"), TableName("authors")
BIGINT = DataType("bigint")
POSTGRESQL, MARIADB = Target.of("postgresql", "15"), Target.of("mariadb", "10.11")


def after(*operations, on):
    schema = Schema()
    for operation in operations:
        schema = apply(operation, schema, on)
    return schema


def effect(operation, schema, on):
    return effect_in(Situation(Step(operation, Location("v.py", 1)), schema, on))


def test_indexes_that_hang_on_a_partitioned_one_are_made_anew_with_any_change_of_type():
    schema = after(
        CreateTable(
            SALES, (Column("day", DataType("date")), Column("n", BIGINT)), partitioned_by=("day",)
        ),
        CreateTable(PART, (), partition_of=SALES),
        CreateIndex(SALES, Index("sales_n", ("n",))),
        CreateIndex(PART, Index("own_n", ("n",))),
        on=POSTGRESQL,
    )
    found = effect(AlterColumn(SALES, "n", type=BIGINT), schema, POSTGRESQL)

    assert (found.index_builds, found.rewritten) == (1, ())


def test_a_column_of_the_key_stays_required_whatever_modify_leaves_out():
    schema = after(
        CreateTable(
            AUTHORS,
            (Column("id", BIGINT, nullable=False, identity=True),),
            (PrimaryKey(None, ("id",)),),
        ),
        on=MARIADB,
    )
    change = AlterColumn(AUTHORS, "id", type=BIGINT, nullable=True)

    assert effect(change, schema, MARIADB).rewritten == ()
    assert apply(change, schema, MARIADB).known_or_blank(AUTHORS).column("id").nullable is False


def split():
    """A partitioned table with an index, and one partition."""
    return after(
        CreateTable(
            SALES,
            (Column("day", DataType("date"), nullable=False), Column("n", BIGINT)),
            partitioned_by=("day",),
        ),
        CreateIndex(SALES, Index("sales_n", ("n",))),
        CreateTable(PART, (), partition_of=SALES),
        on=POSTGRESQL,
    )


def on_version(operation, version):
    return effect(operation, split(), Target.of("postgresql", version))


@pytest.mark.parametrize(("version", "locked"), [("15", False), ("16", True), ("18", True)])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_changed_rows_lock_the_index_of_the_whole_table_since_16(verb, version, locked):
    found = on_version(ChangeRows(verb, SALES), version)

    assert ("sales_n" in [work.name for work in found.indexes]) is locked


@pytest.mark.parametrize(("version", "mode"), [("17", "SHARE"), ("18", "ACCESS EXCLUSIVE")])
@pytest.mark.parametrize("key", [Unique("k", ("day", "n")), PrimaryKey("k", ("day", "n"))])
def test_a_key_keeps_readers_off_the_partitions_since_18(key, version, mode):
    found = on_version(AddConstraint(SALES, key), version)

    assert found.lock_on(PART).mode == mode
    assert found.lock_on(SALES).mode == "ACCESS EXCLUSIVE"


@pytest.mark.parametrize(("version", "locked"), [("17", True), ("18", False)])
def test_nothing_to_take_away_leaves_the_partitions_alone_since_18(version, locked):
    optional = on_version(AlterColumn(SALES, "n", nullable=True), version)
    required = on_version(AlterColumn(SALES, "day", nullable=True), version)

    assert (optional.lock_on(PART) is not None) is locked
    assert required.lock_on(PART) is not None


@pytest.mark.parametrize(("version", "cascade"), [("14", False), ("15", True)])
def test_a_generated_column_goes_with_the_one_it_is_computed_from(version, cascade):
    target, drop = Target.of("postgresql", version), DropColumn(AUTHORS, "n", cascade=cascade)
    schema = after(
        CreateTable(
            AUTHORS,
            (Column("n", BIGINT), Column("twice", BIGINT, computed=Computed("n * 2", True))),
        ),
        CreateIndex(AUTHORS, Index("of_twice", ("twice",))),
        on=target,
    )

    assert [work.name for work in effect(drop, schema, target).indexes] == ["of_twice"]
    assert apply(drop, schema, target).known_or_blank(AUTHORS).columns == ()
    assert apply(drop, schema, target).known_or_blank(AUTHORS).indexes == ()
