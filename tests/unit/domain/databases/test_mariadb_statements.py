"""What generated statements showed of MariaDB 10.11."""

import pytest

from adapters.reports.effects_json import document_of
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

SCHEMA = """
    create table p (id bigint primary key);
    create table t (id int primary key, a int, b text, p bigint not null,
        twice int generated always as (a * 2) stored,
        constraint f foreign key (p) references p (id));
    create table d (at timestamp null, a int);
"""
WAYS = {
    "alter table t rename column b to c": ("INSTANT", "NONE"),
    "alter table t add column x int unique": ("INPLACE", "NONE"),
    "alter table t add column x int": ("INSTANT", "NONE"),
    "alter table t add unique key k (b)": ("COPY", "SHARED"),
    "alter table t add unique key k (p)": ("NOCOPY", "NONE"),
    "alter table t modify b text not null": ("COPY", "SHARED"),
    "alter table d modify at timestamp not null": ("COPY", "SHARED"),
    "alter table d modify a int not null": ("INPLACE", "NONE"),
}
REFUSED = {
    "alter table p drop column id": (
        "Cannot drop column 'id': needed in a foreign key constraint 'f' of table `t`"
    ),
    "alter table t drop column a": "Unknown column 'a' in 'GENERATED ALWAYS AS'",
}


def told(statement: str) -> dict[str, object]:
    question = EffectsQuestion(
        SqlSource(statement, "f.sql"), "mariadb", "10.11", SqlSource(SCHEMA, "schema.sql")
    )
    found = document_of(TellEffects(SqlTextReader())(question))["statements"]
    assert isinstance(found, list)
    only: dict[str, object] = found[0]
    return only


@pytest.mark.parametrize("statement", WAYS)
def test_goes_the_way_that_the_server_goes(statement: str) -> None:
    found = told(statement)
    assert (found["best_algorithm"], found["least_lock"]) == WAYS[statement]


@pytest.mark.parametrize("statement", REFUSED)
def test_is_refused_in_the_words_of_the_server(statement: str) -> None:
    assert told(statement)["error"] == REFUSED[statement]
