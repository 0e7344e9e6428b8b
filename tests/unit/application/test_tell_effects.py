"""What statements do, asked as text: schema, transactions, and what is wrong with the input."""

import pytest

from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects
from domain.errors import InputError, StatementUnreadable

SCHEMA = """
    CREATE TABLE public.p (id bigint PRIMARY KEY);
    CREATE TYPE public.mood AS ENUM ('sad', 'ok');
    CREATE TABLE public.t (id bigint PRIMARY KEY, m public.mood, p bigint);
    CREATE INDEX t_p ON public.t USING btree (p);
"""


def ask(text, schema=SCHEMA, database="postgresql", version="15", alone=False):
    source = SqlSource(schema, "schema.sql") if schema is not None else None
    question = EffectsQuestion(SqlSource(text, "f.sql"), database, version, source, alone)
    return TellEffects(SqlTextReader())(question)


def modes(locks):
    return {str(lock.table): lock.mode for lock in locks}


def test_a_dump_that_names_the_default_schema_is_the_same_schema():
    (told,) = ask("drop index t_p").statements
    assert modes(told.told.locks) == {"t": "ACCESS EXCLUSIVE", "t_p": "ACCESS EXCLUSIVE"}
    (told,) = ask("alter table public.t drop column p").statements
    assert modes(told.told.locks) == {"t": "ACCESS EXCLUSIVE", "t_p": "ACCESS EXCLUSIVE"}
    (told,) = ask("drop type mood").statements
    assert told.told.effect.refused == ("cannot drop type mood because other objects depend on it")


def test_locks_accumulate_in_one_transaction_and_not_when_each_is_alone():
    text = "drop table p; update t set p = 1 where id = 1"
    assert modes(ask(text).statements[1].told.effective)["p"] == "ACCESS EXCLUSIVE"
    assert "p" not in modes(ask(text, alone=True).statements[1].told.effective)


def test_what_the_transaction_made_keeps_nobody_waiting():
    text = "create table n (id int); alter table n add column x int; create index i on n (x)"
    assert [modes(each.told.locks) for each in ask(text).statements] == [{}, {}, {}]
    assert modes(ask(text, alone=True).statements[1].told.locks) == {"n": "ACCESS EXCLUSIVE"}


def test_commit_frees_what_was_locked_and_begin_holds_again():
    text = "begin; drop index t_p; commit; alter table t add x int; begin; alter table p add y int"
    told = [modes(each.told.effective) for each in ask(text, alone=True).statements]
    assert told[1] == {"t": "ACCESS EXCLUSIVE", "t_p": "ACCESS EXCLUSIVE"}
    assert told[2] == {}
    assert told[3] == {"t": "ACCESS EXCLUSIVE"}
    assert told[5] == {"p": "ACCESS EXCLUSIVE"}


def test_rollback_gives_the_schema_back():
    text = "begin; drop table t; rollback; drop index t_p"
    told = ask(text, alone=True).statements[3].told
    assert modes(told.locks) == {"t": "ACCESS EXCLUSIVE", "t_p": "ACCESS EXCLUSIVE"}


def test_after_a_refusal_postgresql_refuses_the_rest_of_the_transaction():
    text = "create index concurrently i on t (p); drop table t; rollback; drop table t"
    first, second, third, fourth = (each.told.effect for each in ask(text).statements)
    assert first.refused == "CREATE INDEX CONCURRENTLY cannot run inside a transaction block"
    assert first.outside_transaction
    assert second.refused is not None
    assert second.refused.startswith("current transaction is aborted")
    assert third.refused is None
    assert fourth.refused is None


def test_ddl_on_mysql_commits_what_came_before_and_holds_nothing():
    text = "update t set p = 1; alter table t add column x int; alter table t add column y int"
    schema = "create table t (id bigint primary key, p bigint)"
    told = [each.told for each in ask(text, schema, "mysql", "8.4").statements]
    assert [each.commits_before for each in told] == [False, True, False]
    assert [each.in_transaction for each in told] == [True, False, False]


def test_one_statement_writes_a_table_anew_once():
    text = "alter table t alter p type int, alter id type int"
    (told,) = ask(text).statements
    assert told.told.effect.index_builds == 2


def test_says_which_statement_of_the_schema_was_not_understood():
    answer = ask("drop table a", "create table a (b int);\n\ncreate cast (a as b) with inout;")
    (unread,) = answer.schema_unread
    assert (unread.location.path, unread.location.line) == ("schema.sql", 3)
    assert unread.text == "create cast (a as b) with inout"


def test_what_changes_no_schema_is_not_complained_about():
    text = "select 1; insert into t values (1); set search_path = ''; grant select on t to u"
    assert ask("drop table t", text).schema_unread == ()


@pytest.mark.parametrize("database", ["postgresql", "mysql", "sqlite"])
def test_a_fault_is_told_with_file_line_and_statement(database):
    text = "select 1;\n\nalter table t\n  add column (x int"
    with pytest.raises(StatementUnreadable, match=r"^f\.sql:\d: .*, in: alter table t add") as told:
        ask(text, None, database, None)
    assert told.value.line in (3, 4)


@pytest.mark.parametrize("text", ["", " ;; ", "-- nothing"])
def test_no_statement_is_wrong_input(text):
    with pytest.raises(InputError, match=r"f\.sql: there is no SQL statement"):
        ask(text, None)


def test_a_statement_without_a_word_for_it_is_not_read():
    (told,) = ask("create cast (a as b) with inout").statements
    assert not told.told.read
