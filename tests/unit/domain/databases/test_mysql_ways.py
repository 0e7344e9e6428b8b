import pytest

from domain.databases.effect import Blocks
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import AlterTable

BOOK = TableName("book")


@pytest.mark.parametrize(
    ("action", "argument", "blocks", "rewritten"),
    [
        ("algorithm", "copy", Blocks.WRITES, (BOOK,)),
        ("lock", "shared", Blocks.WRITES, ()),
        ("lock", "exclusive", Blocks.READS_AND_WRITES, ()),
    ],
)
def test_what_an_alter_asks_for_is_done_though_less_would_do(action, argument, blocks, rewritten):
    step = Step(AlterTable(BOOK, action, argument), Location("m.py", 1))
    effect = effect_of(step, Schema(), Target.of("mariadb"))

    assert [lock.blocks for lock in effect.locks] == [blocks]
    assert effect.rewritten == rewritten
