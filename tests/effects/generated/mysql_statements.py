"""Statements of MySQL and MariaDB by chance, on a small schema."""

from collections.abc import Callable
from random import Random

SCHEMA = """
create table authors (
    id bigint not null auto_increment primary key, name varchar(40) not null, email varchar(90),
    born date, rating decimal(6,2) default 1.5, mood enum('sad','ok') default 'ok', unique key
    authors_email (email)
);
create table books (
    id int not null auto_increment primary key, title varchar(100) not null, author_id bigint,
    price decimal(10,2), pages int default 10, small smallint, added datetime, body text,
    kind set('a','b'), code char(4), twice int generated always as (pages * 2) stored,
    key books_price (price), key books_two (small, added),
    constraint books_author foreign key (author_id) references authors (id),
    constraint pages_positive check (pages > 0)
);
create table notes (body text, weight double, mark tinyint);
"""
COLUMNS = {
    "authors": ("id", "name", "email", "born", "rating", "mood"),
    "books": ("title", "author_id", "price", "pages", "small", "added", "body", "kind", "code"),
    "notes": ("body", "weight", "mark"),
}
TABLES = tuple(COLUMNS)
INDEXED = ("email", "price", "small", "added", "author_id")
TYPES = (
    *("tinyint", "smallint", "int", "bigint", "int unsigned", "decimal(6,2)", "decimal(12,2)"),
    *("varchar(30)", "varchar(40)", "varchar(60)", "varchar(90)", "varchar(200)", "varchar(300)"),
    *("char(4)", "char(10)", "text", "longtext", "date", "datetime", "double", "float"),
    *("enum('sad','ok')", "enum('sad','ok','new')", "enum('new','sad')", "set('a','b','c')"),
)
ADDED = (
    *("int", "int not null", "int default 5", "varchar(40) not null default ''", "int first"),
    *("datetime default now()", "varchar(40) default (uuid())", "text", "int unique"),
    *("int generated always as (1 + 1) virtual", "int generated always as (1 + 1) stored"),
    *("bigint, add foreign key (added_column) references authors (id)",),
)

Kind = Callable[[Random], str]


def statement(chance: Random) -> str:
    return chance.choice(KINDS)(chance)


def column(chance: Random) -> tuple[str, str]:
    table = chance.choice(TABLES)
    return table, chance.choice(COLUMNS[table])


def adding(chance: Random) -> str:
    return f"alter table {chance.choice(TABLES)} add column added_column {chance.choice(ADDED)}"


def dropping(chance: Random) -> str:
    table, name = column(chance)
    return f"alter table {table} drop column {name}"


def retyping(chance: Random) -> str:
    table, name = column(chance)
    null = chance.choice(("", "", " not null"))
    # A key over a text of any length needs a length of its own.
    types = TYPES if name not in INDEXED else [each for each in TYPES if "text" not in each]
    return f"alter table {table} modify {name} {chance.choice(types)}{null}"


def renaming(chance: Random) -> str:
    table, name = column(chance)
    return chance.choice(
        (
            f"alter table {table} rename column {name} to other_name",
            "alter table notes rename to other_name",
            "alter table books rename index books_price to other_name",
        )
    )


def constraining(chance: Random) -> str:
    table, name = column(chance)
    return chance.choice(
        (
            f"alter table {table} add constraint k check ({name} is not null or {name} is null)",
            f"alter table {table} add unique key k ({name})",
            "alter table books add constraint k foreign key (author_id) references authors (id)",
            "alter table notes add primary key (mark)",
            "alter table books drop foreign key books_author",
            "alter table books drop constraint pages_positive",
            "alter table authors drop index authors_email",
        )
    )


def indexing(chance: Random) -> str:
    table, name = column(chance)
    return chance.choice(
        (
            f"alter table {table} add index k ({name + ('(20)' if name == 'body' else '')})",
            "alter table books add fulltext index k (title)",
            f"alter table books drop index {chance.choice(('books_price', 'books_two'))}",
        )
    )


def looking_after(chance: Random) -> str:
    table = chance.choice(TABLES)
    return chance.choice(
        (
            f"alter table {table} engine=innodb",
            f"alter table {table} comment='x'",
            f"alter table {table} force",
            f"alter table {table} convert to character set latin1",
            f"alter table {table} default character set latin1",
            "alter table books alter column pages set default 7",
            "alter table books alter column pages drop default",
        )
    )


KINDS: tuple[Kind, ...] = (
    *(adding, dropping, retyping, retyping, retyping, renaming, constraining, indexing),
    looking_after,
)
