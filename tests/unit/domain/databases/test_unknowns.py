"""Where something is not known, the worst is told, and that it is a guess."""

import pytest

from domain.databases.effect import Blocks, Duration, Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    Operation,
    RunSql,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Default, ForeignKey, PrimaryKey
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import Truncate

BOOKS, AUTHORS = TableName("books"), TableName("authors")
INTEGER, BIGINT = DataType("integer"), DataType("bigint")
SHORT, LONG = DataType("varchar", length=20), DataType("varchar", length=40)
POSTGRESQL, MARIADB = Target.of("postgresql", "16"), Target.of("mariadb")
SQLITE = Target.of("sqlite")


def effect(operation: Operation, *before: Operation, target: Target = POSTGRESQL) -> Effect:
    schema = Schema()
    for earlier in before:
        schema = apply(earlier, schema, target)
    return effect_of(Step(operation, Location("m.py", 1)), schema, target)


def books(**types: DataType) -> CreateTable:
    return CreateTable(BOOKS, tuple(Column(name, kind) for name, kind in types.items()))


@pytest.mark.parametrize("target", [POSTGRESQL, MARIADB])
def test_an_unknown_type_is_taken_to_need_a_rewrite(target: Target) -> None:
    told = effect(AlterColumn(BOOKS, "title", type=LONG), target=target)
    assert told.duration is Duration.REWRITE
    assert told.assumption == "the type that books.title has now is not known"


@pytest.mark.parametrize("target", [POSTGRESQL, MARIADB])
def test_the_type_that_the_source_states_will_do(target: Target) -> None:
    alter = AlterColumn(BOOKS, "title", type=LONG, existing_type=SHORT, existing_nullable=True)
    told = effect(alter, target=target)
    assert told.duration is Duration.INSTANT
    assert told.assumption is None


def test_the_type_in_the_schema_counts_before_the_one_that_the_source_states() -> None:
    alter = AlterColumn(BOOKS, "title", type=BIGINT, existing_type=BIGINT)
    told = effect(alter, books(title=INTEGER))
    assert told.duration is Duration.REWRITE


def test_a_type_that_no_database_has_is_taken_to_need_a_rewrite() -> None:
    alter = AlterColumn(BOOKS, "place", type=DataType("geoalchemy2.Geometry", custom=True))
    told = effect(alter, books(place=INTEGER))
    assert told.duration is Duration.REWRITE
    assert told.assumption == "the type geoalchemy2.Geometry is not known"


@pytest.mark.parametrize(
    ("default", "assumption"),
    [
        (Default(None), "the text of the default is not known"),
        (Default("pick_one()", is_expression=True), "pick_one() is taken to be volatile"),
    ],
)
def test_a_default_that_is_not_known_is_taken_to_be_volatile(
    default: Default, assumption: str
) -> None:
    told = effect(AddColumn(BOOKS, Column("x", INTEGER, default=default)))
    assert told.duration is Duration.REWRITE
    assert told.assumption == assumption


@pytest.mark.parametrize(
    "text",
    [
        "NULL",
        "NULL::integer",
        "CURRENT_TIMESTAMP(3)",
        "'random()'",
        "CAST('x' AS varchar(20))",
        "'5'::numeric(10, 2)",
        "(now() AT TIME ZONE 'utc'::text)",
        "pg_catalog.lower('A')",
        "COALESCE(NULL, 'a')",
        "E'a\\nb'",
        "ARRAY[]::integer[]",
    ],
)
def test_these_defaults_are_the_same_for_every_row(text: str) -> None:
    told = effect(AddColumn(BOOKS, Column("x", INTEGER, default=Default(text, True))))
    assert (told.duration, told.assumption) == (Duration.INSTANT, None)


@pytest.mark.parametrize(
    "text",
    ["md5(random()::text)", "UUID_GENERATE_V4()", "public.gen_random_uuid()", "\"nextval\"('s')"],
)
def test_these_defaults_differ_by_row(text: str) -> None:
    told = effect(AddColumn(BOOKS, Column("x", INTEGER, default=Default(text, True))))
    assert (told.duration, told.assumption) == (Duration.REWRITE, None)


def test_an_unknown_column_is_taken_to_be_nullable() -> None:
    told = effect(AlterColumn(BOOKS, "title", nullable=False))
    assert told.scanned == (BOOKS,)
    told = effect(AlterColumn(BOOKS, "title", nullable=False, existing_nullable=False))
    assert told.scanned == ()


@pytest.mark.parametrize(
    ("condition", "scans"),
    [
        ("title IS NOT NULL", False),
        ("(title is not null) AND length(title) > 0", False),
        ('"title" IS NOT NULL', False),
        ("title IS NOT NULL OR draft", True),
        ("length(title) > 0", True),
        ("subtitle IS NOT NULL", True),
        (None, True),
    ],
)
def test_only_a_check_that_lets_no_null_pass_spares_the_scan(
    condition: str | None, scans: bool
) -> None:
    check = AddConstraint(BOOKS, Check("c", condition))
    told = effect(AlterColumn(BOOKS, "title", nullable=False), books(title=SHORT), check)
    assert bool(told.scanned) == scans
    assert told.proved_by == (None if scans else "c")


def test_the_session_may_be_in_another_time_zone() -> None:
    alter = AlterColumn(BOOKS, "at", type=DataType("timestamptz"))
    told = effect(alter, books(at=DataType("timestamp")))
    assert told.duration is Duration.REWRITE
    assert told.assumption == "the session's TimeZone is not known to be UTC"


def test_an_unknown_foreign_key_has_an_unknown_other_end() -> None:
    told = effect(DropConstraint(BOOKS, "written_by", "foreignkey"))
    assert told.assumption == "the table that written_by points at is not known"


def test_an_index_of_no_known_table_locks_what_is_not_known() -> None:
    told = effect(DropIndex("by_title"))
    assert told == Effect(assumption="the table of the index by_title is not known")


def test_an_unknown_table_may_have_foreign_keys() -> None:
    told = effect(DropTable(BOOKS))
    assert told.blocks_writes_of(BOOKS)
    assert told.assumption == "the foreign keys of books are not known"


def test_a_foreign_key_to_what_may_have_changed_is_not_said_to_be_refused() -> None:
    key = AddConstraint(BOOKS, ForeignKey("f", ("author",), AUTHORS, ("number",)))
    authors = CreateTable(AUTHORS, (Column("number", INTEGER),))
    known = effect(key, books(author=INTEGER), authors)
    unsure = effect(key, books(author=INTEGER), authors, Unread("x()", "unknown-call"))
    assert known.refused is not None
    assert unsure.refused is None


@pytest.mark.parametrize("target", [POSTGRESQL, MARIADB, SQLITE])
@pytest.mark.parametrize("operation", [RunSql("VACUUM books"), Unread("x()", "unknown-call")])
def test_what_was_not_read_is_said(operation: Operation, target: Target) -> None:
    assert effect(operation, target=target).assumption == "what it does was not read"


@pytest.mark.parametrize("target", [POSTGRESQL, MARIADB, SQLITE])
def test_rows_of_an_unknown_table_are_said(target: Target) -> None:
    told = effect(ChangeRows("update"), target=target)
    assert told.assumption == "the table whose rows change is not known"


def test_a_varchar_of_no_stated_character_set_is_taken_to_be_utf8mb4() -> None:
    told = effect(
        AlterColumn(BOOKS, "title", type=DataType("varchar", length=100)),
        books(title=DataType("varchar", length=50)),
        target=MARIADB,
    )
    assert told.lock_on(BOOKS) is not None
    assert told.blocks_writes_of(BOOKS)
    assert told.assumption == "the character set is utf8mb4"


def test_a_varchar_whose_character_set_is_known_is_no_guess() -> None:
    told = effect(
        AlterColumn(BOOKS, "title", type=DataType("varchar", length=300)),
        books(title=DataType("varchar", length=200)),
        target=Target.of("mysql"),
    )
    # 800 bytes already, if it is utf8mb4.
    assert (told.rewritten, told.assumption) == ((), "the character set is utf8mb4")
    told = effect(
        AlterColumn(BOOKS, "title", type=DataType("varchar", length=300, charset="latin1")),
        books(title=DataType("varchar", length=200, charset="latin1")),
        target=Target.of("mysql"),
    )
    assert (told.rewritten, told.assumption) == ((BOOKS,), None)


def test_a_created_table_keeps_writers_off_those_that_it_points_at() -> None:
    key = ForeignKey("f", ("author",), AUTHORS, ("id",))
    told = effect(CreateTable(BOOKS, (Column("author", INTEGER),), (key,)))
    assert [(lock.table, lock.blocks) for lock in told.locks] == [(AUTHORS, Blocks.WRITES)]


PARENT_KEY = ForeignKey("f", ("author",), AUTHORS, ("id",))
WITH_KEY = (
    CreateTable(AUTHORS, (Column("id", INTEGER),), (PrimaryKey(None, ("id",)),)),
    CreateTable(BOOKS, (Column("author", INTEGER),), (PARENT_KEY,)),
)


@pytest.mark.parametrize(
    ("target", "operation"),
    [
        (POSTGRESQL, DropTable(AUTHORS)),
        (POSTGRESQL, DropColumn(AUTHORS, "id")),
        (POSTGRESQL, DropConstraint(AUTHORS, "authors_pkey")),
        (POSTGRESQL, DropIndex("authors_pkey", AUTHORS)),
        (POSTGRESQL, Truncate((AUTHORS,))),
        (POSTGRESQL, AlterColumn(AUTHORS, "id", nullable=True)),
        (MARIADB, DropTable(AUTHORS)),
        (MARIADB, DropColumn(BOOKS, "author")),
        (MARIADB, DropIndex("f", BOOKS)),
        (MARIADB, AlterColumn(BOOKS, "author", type=BIGINT)),
        (SQLITE, DropColumn(BOOKS, "author")),
    ],
)
def test_what_stands_in_the_way_may_have_gone_unseen(target: Target, operation: Operation) -> None:
    known = effect(operation, *WITH_KEY, target=target)
    unsure = effect(operation, *WITH_KEY, Unread("x()", "unknown-call"), target=target)
    assert known.refused is not None
    assert unsure.refused is None
    assert unsure.locks
    assert f"would make the server refuse it ({known.refused})" in (unsure.assumption or "")


def test_what_loses_the_unknown_is_no_longer_said_to_refuse() -> None:
    unknown = DropConstraint(BOOKS, "of_a_convention", "check")
    assert effect(DropTable(AUTHORS), *WITH_KEY, unknown).refused is None
