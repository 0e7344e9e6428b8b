"""Of which servers something holds: a database with a span of the versions that are known here."""

from collections.abc import Collection
from functools import cache

from domain.databases.target import SUPPORTED, Database, Target, Version, dotted

TITLES = {
    Database.POSTGRESQL: "PostgreSQL",
    Database.MYSQL: "MySQL",
    Database.MARIADB: "MariaDB",
    Database.SQLITE: "SQLite",
}
# What a review may name, oldest first. `(8, 0)` is any release of 8.0.
VERSIONS: dict[Database, tuple[Version, ...]] = {
    Database.POSTGRESQL: tuple((number,) for number in range(10, 19)),
    Database.MYSQL: ((8, 0), (8, 4), (9,)),
    Database.MARIADB: ((10, 6), (10, 11), (11,)),
    Database.SQLITE: ((3, 35), (3,)),
}
# Of these PostgreSQL changed nothing that any rule asks for: as the one before does.
ALIKE: dict[Version, Version] = {(13,): (12,), (15,): (14,), (16,): (14,)}


@cache
def everywhere(database: Database) -> str:
    """As in PostgreSQL 10 to 18: every version that is known here."""
    oldest, newest, _ = SUPPORTED[database]
    if database is Database.SQLITE:
        return f"{TITLES[database]} {dotted(oldest)} and later"
    return f"{TITLES[database]} {dotted(oldest)} to {dotted(newest)}"


@cache
def others(target: Target) -> tuple[Target, ...]:
    """The same database at each other version, oldest first."""
    return tuple(Target(target.database, v) for v in _versions(target) if v != target.version)


def behaves_as(target: Target) -> Version:
    """The oldest version that does everything alike, as far as a rule can tell."""
    if target.database is not Database.POSTGRESQL:
        return target.version
    return ALIKE.get(target.version[:1], target.version[:1])


def spans(target: Target, also: Collection[Version]) -> tuple[str, ...]:
    """What holds at the target's version and `also` at these, as in PostgreSQL 10 to 12."""
    versions = _versions(target)
    if len(also) == len(versions) - 1:
        return (everywhere(target.database),)
    runs: list[list[Version]] = [[]]
    for version in versions:
        if version == target.version or version in also:
            runs[-1].append(version)
        elif runs[-1]:
            runs.append([])
    title = TITLES[target.database]
    return tuple(f"{title} {_span(run)}" for run in runs if run)


@cache
def _versions(target: Target) -> tuple[Version, ...]:
    return tuple(sorted({*VERSIONS[target.database], target.version}))


def _span(run: list[Version]) -> str:
    oldest, newest = dotted(run[0]), dotted(run[-1])
    return oldest if oldest == newest else f"{oldest} to {newest}"
