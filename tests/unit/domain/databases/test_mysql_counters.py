"""MODIFY that leaves AUTO_INCREMENT out, as MySQL 9.7 and MariaDB 11.8 were seen to take it."""

import pytest

from adapters.reports.effects_json import document_of
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

SCHEMA = """
create table p (id bigint not null auto_increment primary key);
create table c (p bigint, constraint f foreign key (p) references p (id));
create table alone (id bigint not null auto_increment primary key);
"""
HELD = "Cannot change column 'id': used in a foreign key constraint 'f' of table 'c'"


@pytest.mark.parametrize(
    ("database", "version", "table", "error", "algorithm"),
    [
        ("mysql", "9.7", "alone", None, "COPY"),
        ("mysql", "9.7", "p", HELD, None),
        ("mariadb", "11.8", "alone", None, "INSTANT"),
    ],
)
def test_the_counter_goes_as_the_server_lets_it(database, version, table, error, algorithm):
    question = EffectsQuestion(
        SqlSource(f"alter table {table} modify id bigint not null", "statement"),
        database,
        version,
        SqlSource(SCHEMA, "schema"),
    )
    (told,) = document_of(TellEffects(SqlTextReader())(question))["statements"]
    assert (told["error"], told["best_algorithm"]) == (error, algorithm)
