"""What every report of effects promises."""

import pytest

from adapters.reports.effects_json import JsonEffectsReport
from adapters.reports.effects_text import TextEffectsReport
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects

REPORTS = [TextEffectsReport(), TextEffectsReport(colour=True), JsonEffectsReport()]
SCHEMA = "create table p(id int primary key); create table t(a int, b varchar(9), p int)"
STATEMENTS = (
    "alter table t add column x int",
    "alter table t add foreign key (p) references p(id)",
    "drop table p",
    "alter table t drop column a",
)


def answer(text, database="postgresql"):
    question = EffectsQuestion(
        SqlSource(text, "f.sql"), database, schema=SqlSource(SCHEMA, "schema.sql")
    )
    return TellEffects(SqlTextReader())(question)


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("database", ["postgresql", "mysql", "mariadb", "sqlite"])
def test_tells_every_statement_in_its_order_and_ends_with_a_line_break(report, database):
    text = report.render(answer(";\n".join(STATEMENTS), database))

    places = [text.index(statement) for statement in STATEMENTS]
    assert places == sorted(places)
    assert text.endswith("\n")


@pytest.mark.parametrize("report", REPORTS)
def test_tells_locks_failures_and_losses(report):
    text = report.render(answer("alter table t alter b type varchar(5); alter table t drop b"))

    told = text.replace(" ", "").lower()
    assert "accessexclusive" in told
    assert "valuetoolongfortypecharactervarying(5)" in told
    assert "all values of t.b" in text


@pytest.mark.parametrize("report", REPORTS)
def test_says_what_was_not_understood(report):
    question = EffectsQuestion(
        SqlSource("call p()", "f.sql"),
        "postgresql",
        schema=SqlSource("create table t(a int);\ncreate cast (a as b) without function", "s.sql"),
    )
    text = report.render(TellEffects(SqlTextReader())(question))

    assert "create cast" in text
    assert "call p()" in text


@pytest.mark.parametrize("report", REPORTS)
def test_lets_no_control_character_through(report):
    text = report.render(answer('drop table "a\x1b[31mb"'))

    assert "\x1b[31mb" not in text
