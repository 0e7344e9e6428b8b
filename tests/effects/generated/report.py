"""`make effects`: generated statements on the servers that answer, and what disagrees.

    python -m tests.effects.generated.report [NUMBER] [SEED]

Exit status 1 where something disagrees, or where no server answers.
"""

import sys
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from tests.effects.generated import on_mariadb, on_postgresql
from tests.effects.generated.agreement import Tally
from tests.servers import new_database, why_missing

Compare = Callable[[Connection, int, int], Tally]
COMPARED: dict[str, Compare] = {
    "postgresql": on_postgresql.compare,
    "mariadb": on_mariadb.compare,
}


def main(number: int, seed: int) -> int:
    agreeing: list[bool] = []
    for database, compare in COMPARED.items():
        missing = why_missing(database)
        if missing:
            print(f"{database}: not compared: {missing}", flush=True)
            continue
        with new_database(database) as url:
            engine = create_engine(url, poolclass=NullPool)
            with engine.connect() as connection:
                agreeing.append(told(database, connection, compare(connection, number, seed)))
    return 0 if agreeing and all(agreeing) else 1


def told(database: str, connection: Connection, tally: Tally) -> bool:
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    print("\n".join(lines(f"{database} {version}", tally)), flush=True)
    return not tally.disagreements


def lines(server: str, tally: Tally) -> Iterator[str]:
    yield f"\n{server}: {len(tally.disagreements)} of {tally.tried.total()} disagree\n"
    yield from tally.table()
    yield from (f"\n{disagreement}" for disagreement in tally.disagreements)


if __name__ == "__main__":
    given = dict(zip(("number", "seed"), map(int, sys.argv[1:]), strict=False))
    sys.exit(main(given.get("number", 800), given.get("seed", 1)))
