import pytest

from domain.operations import AddColumn, ChangeRows, CreateIndex, CreateTable
from domain.schema.elements import Column, Index
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from tests.unit.domain.rules.hand_made import ORDERS, TEXT, findings, names
from tests.unit.domain.rules.offline import sql_of

INDEX = Index("ix_note", ("note",))


@pytest.mark.parametrize("on", ["postgresql 10", "postgresql 18"])
def test_writes_wait_on_postgresql(on):
    [found] = findings(CreateIndex(ORDERS, INDEX), on=on)

    assert found.rule == "create-index-blocking"
    assert found.effect.lock == "SHARE"
    assert found.message == "building index ix_note makes writes to orders wait until it is done"


@pytest.mark.parametrize("on", ["mariadb 10.11", "mysql 8.4", "sqlite 3.40"])
def test_is_silent_elsewhere(on):
    assert findings(CreateIndex(ORDERS, INDEX), on=on) == []


def test_writes_wait_for_a_fulltext_index_on_mariadb():
    index = Index("ft_note", ("note",), method="fulltext")

    assert names(findings(CreateIndex(ORDERS, index), on="mariadb 10.11")) == [
        "create-index-blocking"
    ]


def test_is_silent_where_the_index_is_built_concurrently():
    step = Step(CreateIndex(ORDERS, INDEX, concurrently=True), Location("a.py", 1), autocommit=True)

    assert findings(step) == []


def test_speaks_of_an_index_that_comes_with_a_column():
    column = Column("code", TEXT)
    [found] = findings(AddColumn(ORDERS, column, (), (Index("ix_code", ("code",)),)))

    assert found.rule == "create-index-blocking"
    assert found.fix.index("op.add_column") < found.fix.index("op.create_index")


def test_a_create_table_excuses_only_what_comes_after_it():
    new = TableName("new")
    created = CreateTable(new, (Column("note", TEXT),))

    assert findings(created, CreateIndex(new, INDEX)) == []
    assert names(findings(CreateIndex(new, INDEX), created)) == ["create-index-blocking"]


def test_a_table_without_rows_is_done_in_an_instant():
    emptied = ChangeRows("DELETE", ORDERS, filtered=False)
    filled = ChangeRows("INSERT", ORDERS)
    built = CreateIndex(ORDERS, INDEX)

    assert findings(emptied, built) == []
    assert names(findings(emptied, filled, built)) == ["create-index-blocking"]


def test_says_that_it_rests_on_a_condition():
    step = Step(CreateIndex(ORDERS, INDEX), Location("a.py", 1), conditional=True)

    assert findings(step)[0].assumption == "the condition around it holds"


@pytest.mark.parametrize(
    ("index", "sent"),
    [
        (
            Index("i", ("note",), method="gin", classes=(("note", "gin_trgm_ops"),)),
            "USING gin (note gin_trgm_ops);",
        ),
        (
            Index("i", ("lower(note) gin_trgm_ops", "(note || 'x')"), method="gin"),
            "USING gin (lower(note) gin_trgm_ops, (note || 'x'));",
        ),
    ],
)
def test_the_way_out_keeps_operator_classes(index, sent):
    [found] = findings(CreateIndex(ORDERS, index))

    assert sent in sql_of(found.fix, "postgresql")
