"""What revisions are concerned with, and which operations say something of that."""

import pytest

from application.concerns import Concerns, speech_of
from domain.operations import (
    AddColumn,
    AddConstraint,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropIndex,
    DropTable,
    EnumType,
    Reach,
    RenameTable,
    RunSql,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, ForeignKey, Index
from domain.schema.names import TableName
from domain.sql_operations import AttachPartition, CreateView, DropSchema, EnumValue, RenameIndex

BOOK, SHOP, SALE = TableName("Book"), TableName("shop", "public"), TableName("sale")
KIND = DataType("enum", type_name="kind")


def key_to(table):
    return ForeignKey(None, ("of",), table, ("id",))


def concerned_with(*judged, others=()):
    concerns = Concerns()
    for operation in judged:
        concerns.begin(speech_of(operation))
    for _ in range(3):
        for operation in others:
            concerns.follow(speech_of(operation))
    return concerns


MAKES = AddColumn(BOOK, Column("x", DataType("text")))
HEARD = {
    "the same table, however it is written": DropTable(TableName("book", "public")),
    "a foreign key to it": AddConstraint(SALE, key_to(BOOK)),
    "rows of it": ChangeRows("UPDATE", BOOK),
    "a new name": RenameTable(SHOP, "book"),
}


@pytest.mark.parametrize("operation", HEARD.values(), ids=HEARD)
def test_an_operation_on_a_table_of_concern_is_heard(operation):
    assert concerned_with(MAKES).heard_in(speech_of(operation))


def test_an_operation_on_another_table_is_not_heard():
    assert not concerned_with(MAKES).heard_in(speech_of(DropTable(SALE)))


def test_of_what_a_key_points_at_keys_of_others_do_not_matter():
    concerns = concerned_with(AddConstraint(BOOK, key_to(SHOP)))

    assert concerns.heard_in(speech_of(DropTable(SHOP)))
    assert not concerns.heard_in(speech_of(AddConstraint(SALE, key_to(SHOP))))


def test_what_points_at_a_table_of_concern_is_one_itself():
    concerns = concerned_with(DropTable(BOOK), others=[AddConstraint(SALE, key_to(BOOK))])

    assert concerns.heard_in(speech_of(DropTable(SALE)))


def test_the_name_that_a_table_had_before_is_of_concern():
    concerns = concerned_with(MAKES, others=[RenameTable(SALE, "book")])

    assert concerns.heard_in(speech_of(DropTable(SALE)))


def test_a_new_name_of_what_a_key_points_at_is_heard_and_its_columns_are_not():
    made = CreateTable(BOOK, (), (key_to(SHOP),))
    concerns = concerned_with(MAKES, others=[made])

    assert concerns.heard_in(speech_of(RenameTable(SHOP, "store")))
    assert not concerns.heard_in(speech_of(AddColumn(SHOP, Column("x", KIND))))


def test_an_index_is_known_by_its_name_alone():
    made = CreateIndex(BOOK, Index("ix", ("x",)))
    renamed = RenameIndex("ix", "ix_2")
    concerns = concerned_with(MAKES, others=[made, renamed])

    assert concerns.heard_in(speech_of(DropIndex("ix")))
    assert concerns.heard_in(speech_of(DropIndex("ix_2")))


def test_the_table_of_an_index_is_sought_until_somebody_tells_it():
    made = CreateIndex(BOOK, Index("ix", ("x",)))

    assert concerned_with(DropIndex("ix")).sought == {"ix"}
    concerns = concerned_with(DropIndex("ix"), others=[made])
    assert not concerns.sought
    assert concerns.heard_in(speech_of(DropTable(BOOK)))


def test_a_type_leads_to_the_tables_that_use_it():
    used = AddColumn(SALE, Column("kind", KIND))
    concerns = concerned_with(EnumType("kind", (), create=False), others=[used])

    assert concerns.heard_in(speech_of(EnumValue("public.kind", "x")))
    assert concerns.heard_in(speech_of(DropTable(SALE)))


def test_a_value_of_a_type_of_the_table_is_heard():
    concerns = concerned_with(MAKES, others=[CreateTable(BOOK, (Column("kind", KIND),))])

    assert concerns.heard_in(speech_of(EnumValue("kind", "x")))


@pytest.mark.parametrize(
    "tie", [AttachPartition(BOOK, SALE), CreateView(SALE, ((BOOK, "x"),))], ids=["part", "view"]
)
def test_what_is_tied_to_a_table_is_of_concern(tie):
    assert concerned_with(MAKES, others=[tie]).heard_in(speech_of(DropTable(SALE)))


@pytest.mark.parametrize(
    "operation",
    [RunSql("DO $$ $$"), Unread("x", "unknown-call"), DropSchema("old")],
    ids=["sql", "unread", "schema"],
)
def test_what_does_not_tell_what_it_touches_says_nothing(operation):
    assert speech_of(operation) is None


def test_what_was_not_read_and_changes_rows_at_most_touches_no_schema():
    assert speech_of(Unread("x", "unknown-call", reach=Reach.NOTHING)) is not None
