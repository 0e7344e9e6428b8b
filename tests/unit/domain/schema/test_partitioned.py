"""Partitions follow their table: what was seen of PostgreSQL 15 with generated statements."""

from adapters.reports.effects_json import document_of
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects
from domain.databases.target import Target
from domain.schema.elements import PrimaryKey
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema

TARGET = Target.of("postgresql", "15")
SCHEMA = """
    create table s (id bigint not null, day date not null, book bigint) partition by range (day);
    create table s1 partition of s for values from ('2024-01-01') to ('2025-01-01');
    create index s_book on s (book);
    create table s2 partition of s for values from ('2025-01-01') to ('2026-01-01');
    create table s3 (id bigint not null, day date not null, book bigint);
"""


def replayed(more: str) -> Schema:
    schema = Schema()
    for operation in SqlTextReader().operations(SCHEMA + more, TARGET):
        schema = apply(operation, schema, TARGET)
    return schema


def told(statement: str) -> dict[str, object]:
    question = EffectsQuestion(
        SqlSource(statement, "f.sql"), "postgresql", "15", SqlSource(SCHEMA, "schema.sql")
    )
    found = document_of(TellEffects(SqlTextReader())(question))["statements"]
    assert isinstance(found, list)
    only: dict[str, object] = found[0]
    return only


def test_a_partition_has_the_columns_and_indexes_of_its_table_under_names_of_its_own() -> None:
    schema = replayed("alter table s add primary key (id, day)")
    for name in ("s1", "s2"):
        table = schema.tables[TableName(name)]
        assert [column.name for column in table.columns] == ["id", "day", "book"]
        assert [index.name for index in table.indexes] == [f"{name}_book_idx"]
        assert table.primary_key == PrimaryKey(f"{name}_pkey", ("id", "day"))


def test_a_partition_follows_its_table() -> None:
    schema = replayed("alter table s add column x int; alter table s drop column book")
    columns = schema.tables[TableName("s2")].columns
    assert [column.name for column in columns] == ["id", "day", "x"]


def test_an_index_over_an_expression_is_named_for_that() -> None:
    schema = replayed("create index on s (lower(id::text)); create index o on only s (id)")
    names = [index.name for index in schema.tables[TableName("s1")].indexes]
    assert names == ["s1_book_idx", "s1_expr_idx"]


def test_what_is_attached_gets_the_indexes_that_it_lacks() -> None:
    statement = "alter table s attach partition s3 for values from ('2026-01-01') to ('2027-01-01')"
    found = told(statement)
    assert found["index_builds"] == 1
    assert found["locks"] == {
        "s": "ShareUpdateExclusive",
        "s3": "AccessExclusive",
        "s_book": "ShareUpdateExclusive",
    }
    assert "s3_book_idx" in replayed(statement).tables[TableName("s3")].index_names


def test_detaching_locks_the_indexes_that_came_with_the_table() -> None:
    assert told("alter table s detach partition s1")["locks"] == {
        "s": "AccessExclusive",
        "s1": "AccessExclusive",
        "s1_book_idx": "AccessExclusive",
    }


def test_every_partition_is_written_anew_and_the_table_has_no_file() -> None:
    found = told("alter table s alter column id type numeric")
    assert found["rewritten"] == ["s1", "s1_book_idx", "s2", "s2_book_idx"]
    assert found["index_builds"] == 2


def test_a_new_partition_locks_the_indexes_of_the_table() -> None:
    found = told("create table n partition of s for values from ('2027-01-01') to ('2028-01-01')")
    assert found["locks"] == {"s": "AccessExclusive", "s_book": "ShareUpdateExclusive"}


def test_dropping_a_partition_locks_the_table_and_leaves_its_siblings() -> None:
    assert told("drop table s1")["locks"] == {
        "s": "AccessExclusive",
        "s1": "AccessExclusive",
        "s1_book_idx": "AccessExclusive",
    }
