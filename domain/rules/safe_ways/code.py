"""Writing Alembic code: calls, strings, names in SQL."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from domain.databases.target import Database
from domain.schema.names import TableName

WIDTH = 92
PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
RESERVED_WORDS = """
all analyse analyze and any array as asc between both by case cast change check collate
column condition constraint create cross current_date current_time current_timestamp
current_user database default delete desc describe distinct drop else end except exists
explain false fetch for foreign from function grant group groups having if in index
initially insert int integer intersect interval into is join key keys lateral leading left
like limit lock match natural not null of offset on only option or order outer over
partition placing primary procedure range rank read recursive references release rename
repeat replace returning right row rows schema select session_user set show some sql system
table tables then to trailing trigger true union unique update usage use user using values
variadic view when where window with write
"""
RESERVED = frozenset(RESERVED_WORDS.split())
BIND = re.compile(r"(?<![:\w\\]):(?=\w)")


@lru_cache(4096)
def quoted(text: str) -> str:
    """A Python string literal in double quotes."""
    # Kept: advice says the same few names over and over.
    body = repr('"' + text)[2:-1]
    return '"' + body.replace("\\'", "'").replace('"', '\\"') + '"'


def listed(names: Iterable[str]) -> str:
    return f"[{', '.join(quoted(name) for name in names)}]"


def call(function: str, *arguments: str, **keywords: str | None) -> str:
    """A call on one line, or one argument a line. All arguments are code; None is left out."""
    parts = [*arguments, *[f"{key}={code}" for key, code in keywords.items() if code is not None]]
    line = f"{function}({', '.join(parts)})"
    if "\n" in line:
        return f"{function}(\n" + "".join([f"{indented(part)},\n" for part in parts]) + ")"
    return line if len(line) <= WIDTH else f"{function}(\n    " + ",\n    ".join(parts) + ",\n)"


@lru_cache(1024)
def execute(sql: str) -> str:
    """`op.execute`, with colons escaped that SQLAlchemy would take for bind parameters."""
    pieces = list(lines_of(BIND.sub(r"\\:", sql)))
    if len(pieces) == 1:
        return f"op.execute({quoted(pieces[0])})"
    return "op.execute(\n" + "".join(f"    {quoted(piece)}\n" for piece in pieces) + ")"


def lines_of(text: str) -> Iterator[str]:
    """Cut after spaces into pieces that fit on a line. Joined they are the text again."""
    line = ""
    for word in re.split(r"(?<= )", text):
        if line and len(line) + len(word) > WIDTH - 12:
            yield line
            line = ""
        line += word
    yield line


def autocommit(*statements: str) -> str:
    body = indented("\n".join(statements))
    return f"with op.get_context().autocommit_block():\n{body}"


def indented(code: str) -> str:
    lines = code.split("\n")
    # Few have an empty line; the others need no look at each.
    if all(map(str.strip, lines)):
        return "    " + "\n    ".join(lines)
    return "\n".join([f"    {line}" if line.strip() else line for line in lines])


def blocks(*parts: str) -> str:
    """Pieces of code with an empty line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)


def schema_of(table: TableName) -> str | None:
    """The `schema=` argument, where the table has one."""
    return quoted(table.schema) if table.schema else None


def sql_name(name: str, database: Database) -> str:
    """A name as SQL needs it: quoted where it is not plain."""
    if PLAIN_NAME.fullmatch(name) and name not in RESERVED:
        return name
    mark = "`" if database in (Database.MYSQL, Database.MARIADB) else '"'
    return mark + name.replace(mark, mark * 2) + mark


def sql_table(table: TableName, database: Database) -> str:
    parts = [table.schema, table.name] if table.schema else [table.name]
    return ".".join(sql_name(part, database) for part in parts)


def sql_names(names: Iterable[str], database: Database) -> str:
    return ", ".join(sql_name(name, database) for name in names)
