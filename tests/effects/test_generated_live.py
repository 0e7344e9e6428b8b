"""A small part of `make effects`: generated statements on the servers that answer here."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from tests.effects.generated import on_mysql, on_postgresql
from tests.effects.generated.agreement import Disagreement, Tally
from tests.effects.generated.report import lines
from tests.servers import MYSQLS, new_database

FEW, SEED = 60, 2


def test_postgresql_does_what_is_told() -> None:
    with new_database("postgresql") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            tally = on_postgresql.compare(connection, FEW, SEED)
    assert list(map(str, tally.disagreements)) == []
    assert tally.tried.total() > FEW / 2


@pytest.mark.parametrize("server", MYSQLS)
def test_mysql_does_what_is_told(server: str) -> None:
    with new_database(server) as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            tally = on_mysql.compare(connection, FEW // 2, SEED)
    assert list(map(str, tally.disagreements)) == []
    assert tally.tried.total() > FEW / 4


def test_the_report_counts_by_kind_and_shows_what_disagrees() -> None:
    tally = Tally()
    tally.add("alter table t add column a int", None)
    tally.add("alter table t add column b int", Disagreement("the statement", "this", "that"))
    tally.add("drop table t", Disagreement("drop table t", "a", "b", assumed=True))
    said = "\n".join(lines("server 1", tally))
    assert "server 1: 1 of 3 disagree" in said
    assert "| alter table add column | 2 | 1 |  |" in said
    assert "| drop table | 1 | 0 | 1 |" in said
    assert "the statement\n    told this\n    seen that" in said
