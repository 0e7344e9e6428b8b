"""PostgreSQL's statements by chance: each kind a line that fills its own blanks."""

from collections.abc import Callable
from random import Random

from tests.effects.generated.postgresql_schema import (
    COLUMNS,
    CONSTRAINTS,
    INDEXES,
    TABLES,
    VIEWS,
)

TYPES = (
    *("smallint", "integer", "bigint", "numeric", "numeric(8,1)", "numeric(12,2)", "real"),
    *("double precision", "text", "varchar", "varchar(5)", "varchar(60)", "varchar(200)"),
    *("char(4)", "char(8)", "boolean", "date", "timestamp", "timestamp(3)", "timestamptz", "json"),
    *("jsonb", "uuid", "mood", "positive", "plain", "bit(8)", "bit varying(8)", "interval", "inet"),
    *("text[]", "bytea"),
)
ADDED = (
    *("integer", "integer default 5", "integer not null default 5", "integer not null", "text"),
    *("text default 'a'", "timestamptz default now()", "timestamptz default clock_timestamp()"),
    *("uuid default gen_random_uuid()", "bigint default nextval('numbers')", "serial", "bigserial"),
    # Not as identity: a partitioned table takes that since version 17 alone, and a serial always,
    # which are one thing to Alembic and here.
    "integer generated always as (1 + 1) stored",
    *("positive", "positive default 3", "plain", "plain default 3", "mood default 'ok'", "mood"),
    *(
        "integer unique",
        "integer check (added_column > 0)",
        "integer default 1 check (added_column > 0)",
    ),
    *(
        "bigint references authors(id)",
        "bigint default 1 references authors(id)",
        "text[] default '{}'",
    ),
    *(
        "integer primary key",
        "float default random()",
        "text default lower('A')",
        "boolean default false",
    ),
)
DEFAULTS = ("drop default", "set default null", "set not null", "drop not null")
CHECKS = ("{c} is not null", "{c} is not null or {c} is null", "true")

Kind = Callable[[Random], str]


def statement(chance: Random) -> str:
    return chance.choice(KINDS)(chance)


def column(chance: Random) -> tuple[str, str]:
    table = chance.choice(TABLES)
    return table, chance.choice(COLUMNS[table])


def adding(chance: Random) -> str:
    return f"alter table {chance.choice(TABLES)} add column added_column {added(chance)}"


def added(chance: Random) -> str:
    return chance.choice(ADDED)


def dropping(chance: Random) -> str:
    table, name = column(chance)
    return f"alter table {table} drop column {name}{chance.choice(('', '', ' cascade'))}"


def retyping(chance: Random) -> str:
    table, name = column(chance)
    new = chance.choice(TYPES)
    using = f" using {name}::{new}" if chance.random() < 0.2 else ""
    return f"alter table {table} alter column {name} type {new}{using}"


def altering(chance: Random) -> str:
    table, name = column(chance)
    return f"alter table {table} alter column {name} {chance.choice(DEFAULTS)}"


def several(chance: Random) -> str:
    """No column is asked for twice."""
    table = chance.choice(TABLES)
    first, second, third = chance.sample(COLUMNS[table], 3)
    parts = (
        f"add column added_column {added(chance)}",
        f"alter column {first} {chance.choice(DEFAULTS)}",
        f"alter column {second} type {chance.choice(TYPES)}",
        f"drop column {third}",
        f"add constraint k check ({chance.choice(CHECKS).format(c=first)})",
    )
    return f"alter table {table} {', '.join(chance.sample(parts, 2))}"


def renaming(chance: Random) -> str:
    table, name = column(chance)
    of = chance.choice(list(CONSTRAINTS))
    return chance.choice(
        (
            f"alter table {table} rename column {name} to other_name",
            f"alter table {table} rename to other_name",
            f"alter index {chance.choice(INDEXES)} rename to other_name",
            f"alter table {of} rename constraint {chance.choice(CONSTRAINTS[of])} to other_name",
        )
    )


def constraining(chance: Random) -> str:
    table = chance.choice(TABLES)
    name, other = chance.sample(COLUMNS[table], 2)
    not_valid = chance.choice(("", " not valid"))
    what = chance.choice(
        (
            f"check ({chance.choice(CHECKS).format(c=name)}){not_valid}",
            f"unique ({name})",
            f"unique ({name}, {other})",
            f"primary key ({name})",
            f"foreign key ({name}) references authors(id){not_valid}",
            f"foreign key ({name}) references books(isbn){not_valid}",
            f"foreign key ({name}) references books(id){not_valid}",
        )
    )
    return f"alter table {table} add constraint k {what}"


def unconstraining(chance: Random) -> str:
    table = chance.choice(list(CONSTRAINTS))
    name = chance.choice(CONSTRAINTS[table])
    verb = chance.choice(("drop constraint", "drop constraint", "validate constraint"))
    cascade = chance.choice(("", " cascade")) if verb.startswith("drop") else ""
    return f"alter table {table} {verb} {name}{cascade}"


def indexing(chance: Random) -> str:
    table, name = column(chance)
    unique = chance.choice(("", "unique "))
    where = chance.choice(("", "", f" where {name} is not null"))
    return chance.choice(
        (
            f"create {unique}index k on {table} ({name}){where}",
            f"create {unique}index k on {table} ({name}){where}",
            "create index k on books (upper(title))",
            "create index k on only sales (quantity)",
            "create index k on priced (price)",
            "create index concurrently k on books (pages)",
            f"drop index {chance.choice(INDEXES)}",
            f"drop index if exists {chance.choice(('gone', 'books_author'))}",
            f"reindex index {chance.choice(INDEXES)}",
            f"reindex table {chance.choice(('authors', 'books', 'editions', 'notes'))}",
        )
    )


def removing(chance: Random) -> str:
    cascade = chance.choice(("", " cascade"))
    return chance.choice(
        (
            f"drop table {chance.choice(TABLES)}{cascade}",
            f"drop table if exists {chance.choice(('gone', 'notes'))}",
            f"drop view {chance.choice(VIEWS)}{cascade}",
            f"drop materialized view priced{cascade}",
            f"truncate {chance.choice(TABLES)}{cascade}",
            "truncate books, editions",
            f"drop type {chance.choice(('mood', 'colour'))}",
        )
    )


def writing(chance: Random) -> str:
    return chance.choice(
        (
            "insert into authors (id, name) values (1000, 'x')",
            "insert into notes values ('x', null, 1)",
            "insert into sales values (1, '2024-02-02', null, 1)",
            "update books set pages = pages + 1",
            "update authors set name = 'y' where id = 3",
            "update notes set weight = 2",
            "delete from notes",
            "delete from editions where number = 1",
            "update sales set quantity = 2",
        )
    )


def looking_after(chance: Random) -> str:
    table, name = column(chance)
    return chance.choice(
        (
            f"comment on column {table}.{name} is 'x'",
            f"comment on table {table} is 'x'",
            f"alter table {table} alter column {name} set statistics 200",
            f"alter table {table} set (autovacuum_enabled = false)",
            f"alter table {table} enable row level security",
            f"alter table {table} disable trigger user",
            f"create trigger k before insert on {table} for each row "
            "execute function trigger_nothing()",
            f"alter table {table} owner to current_user",
            f"alter table {table} replica identity full",
            f"alter table {chance.choice(TABLES)} set unlogged",
            "cluster books using books_author",
            "alter table books alter column body set storage external",
            "vacuum notes",
            "analyze books",
        )
    )


def making(chance: Random) -> str:
    other = chance.choice(("authors", "editions", "books"))
    keys = {"authors": "id", "editions": "book_id, number", "books": "id"}
    own = ", ".join(f"c{n} bigint" for n in range(keys[other].count(",") + 1))
    columns = ", ".join(f"c{n}" for n in range(keys[other].count(",") + 1))
    return chance.choice(
        (
            f"create table made ({own}, foreign key ({columns}) references {other})",
            "create table made (id bigint primary key, up bigint references made(id))",
            "create table made (id bigint references authors, b bigint references books)",
            "create table if not exists books (id bigint references authors)",
            "create table made (like books)",
            "create table made as select * from books",
            "create table made partition of sales for values from ('2027-01-01') to ('2028-01-01')",
            "create table made partition of sales default",
            "create view made as select id, title from books",
            "create or replace view titles as select id, title from books where id > 1",
            "create materialized view made as select id from books",
            "refresh materialized view priced",
            "refresh materialized view concurrently priced",
        )
    )


def types_and_partitions(chance: Random) -> str:
    return chance.choice(
        (
            "alter type mood add value 'new'",
            "alter type mood rename value 'sad' to 'low'",
            "alter domain positive add constraint k check (value < 1000)",
            "alter domain plain add constraint k check (value > 0)",
            "alter domain plain add constraint k check (value > 0) not valid",
            "alter table sales attach partition sales_2026 for values from ('2026-01-01') "
            "to ('2027-01-01')",
            "alter table sales detach partition sales_2024",
            "alter table sales detach partition sales_2025 concurrently",
            "alter table books alter column twice drop expression",
            "alter table editions alter column number add generated always as identity",
            "alter table books alter column id drop identity",
            "alter table books alter column id set generated always",
            "create type made as enum ('a')",
            "create sequence made",
            "create schema made",
            "alter table notes set schema made_before",
        )
    )


KINDS: tuple[Kind, ...] = (
    *(adding, adding, dropping, retyping, retyping, retyping, altering, several, several),
    *(renaming, constraining, constraining, unconstraining, indexing, removing, writing),
    *(looking_after, making, types_and_partitions),
)
