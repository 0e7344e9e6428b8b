"""Prints the table of docs/reading.md: every project on every database, or those that are named.

The operations and elements that differ go to `differences.txt` beside the environments.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from subprocess import CalledProcessError

from tests.servers import SERVERS, why_missing
from tests.truth.installing import folder
from tests.truth.measuring import Measured, measured
from tests.truth.projects import PROJECTS, RealProject
from tests.truth.schemas import NAMED, Agreement

COLUMNS = (
    "project",
    "database",
    "revisions run",
    "operations found",
    "said for sure and real",
    "tables",
    "columns",
    "indexes, constraints by shape",
    "by name too",
    "left after the way back",
)


def main(names: list[str]) -> None:
    chosen = [project for project in PROJECTS if not names or project.name in names]
    folder().mkdir(exist_ok=True)
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    with (folder() / "differences.txt").open("w") as differences:
        for project in chosen:
            for database in project.databases:
                for line in reported(project, database):
                    print(line, flush=True, file=None if line.startswith("|") else differences)


def reported(project: RealProject, database: str) -> Iterator[str]:
    """A row of the table, then a line for each difference."""
    named = f"| {project.name} | {database} "
    missing = why_missing(database) if database in SERVERS else None
    if missing:
        yield f"{named}| no server: {missing} |"
        return
    try:
        result = measured(project, database)
    except CalledProcessError as failed:
        yield f"{named}| cannot be installed: {failed.stderr.strip().splitlines()[-1]} |"
        return
    yield f"{named}| {row(result)} |"
    yield f"\n{project.name} on {database}: {result.failure or 'ran to its end'}"
    yield from map(str, (*result.upgrade.differences, *result.downgrade.differences))
    for moment, held in (("head", result.head), ("base", result.base)):
        yield from (f"{moment} {line}" for kind in held.values() for line in kind.differences)


def row(result: Measured) -> str:
    up, down = result.upgrade, result.downgrade
    counts = f"{up.revisions} of {result.revisions} up, {down.revisions} down"
    ran, found = up.ran + down.ran, up.found + down.found
    said, real = up.said + down.said, up.real + down.real
    head = result.head
    names = total(head[kind] for kind in NAMED) if head else "-"
    shares = (share(head, "tables"), share(head, "columns"), share(head, "shapes"), names)
    whole = (counts, percent(found, ran), percent(real, said), *shares, left(result.base))
    return " | ".join(whole)


def left(base: Mapping[str, Agreement]) -> str:
    """What the way back leaves in the database, and how much of it the reader does not predict."""
    if not base:
        return "-"
    every = [agreement for kind, agreement in base.items() if kind != "shapes"]
    found, wrong = sum(a.all for a in every), sum(a.all - a.same for a in every)
    if wrong:
        return f"{wrong} of {found} not predicted"
    return f"{found}, as predicted" if found else "nothing"


def share(held: Mapping[str, Agreement], kind: str) -> str:
    return total([held[kind]]) if held else "-"


def total(agreements: Iterable[Agreement]) -> str:
    counted = [(a.same, a.all) for a in agreements]
    return percent(sum(s for s, _ in counted), sum(a for _, a in counted)) if counted else "-"


def percent(part: int, whole: int) -> str:
    """Rounded down: 100 % is all of them."""
    return f"{1000 * part // whole / 10} % of {whole}" if whole else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
