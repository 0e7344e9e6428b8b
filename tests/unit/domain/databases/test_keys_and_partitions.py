from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.operations import AlterColumn, CreateIndex, CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Index, PrimaryKey
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
