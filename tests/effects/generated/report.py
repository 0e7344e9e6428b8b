"""`make effects`: generated statements on the servers that answer, and what disagrees.

    python -m tests.effects.generated.report [NUMBER] [SEED] [URL...]

Exit status 1 where something disagrees, or where no server answers; and where one that a URL names
does not. Without a URL it is the servers of the tests.
"""

import sys
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from tests.effects.generated import on_mysql, on_postgresql
from tests.effects.generated.agreement import Tally
from tests.servers import KNOWN, Server, new_database_on, server_at, why_silent


def main(number: int, seed: int, urls: Sequence[str] = ()) -> int:
    agreeing = [agrees(server, number, seed, bool(urls)) for server in servers(urls)]
    return 0 if True in agreeing and False not in agreeing else 1


def servers(urls: Sequence[str]) -> list[Server]:
    return [server_at(url) for url in urls] or list(KNOWN.values())


def agrees(server: Server, number: int, seed: int, must_answer: bool) -> bool | None:
    """None: it was not compared."""
    silent = why_silent(server)
    if silent:
        print(f"{server.name}: not compared: {silent}", flush=True)
        return False if must_answer else None
    compare = on_postgresql.compare if server.name == "postgresql" else on_mysql.compare
    with new_database_on(server) as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            return told(connection, compare(connection, number, seed))


def told(connection: Connection, tally: Tally) -> bool:
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    print("\n".join(lines(f"{kind_of(connection)} {version}", tally)), flush=True)
    return not tally.disagreements


def kind_of(connection: Connection) -> str:
    return "mariadb" if on_mysql.is_mariadb(connection) else connection.dialect.name


def lines(server: str, tally: Tally) -> Iterator[str]:
    yield f"\n{server}: {len(tally.disagreements)} of {tally.tried.total()} disagree\n"
    yield from tally.table()
    yield from (f"\n{disagreement}" for disagreement in tally.disagreements)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*given, *[800, 1][len(given) :], urls=sys.argv[3:]))
