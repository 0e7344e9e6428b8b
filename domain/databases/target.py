"""The database and server version that a review speaks of."""

import re
from enum import Enum

from domain.classes import frozen
from domain.errors import UnknownDatabase, UnsupportedServerVersion


class Database(Enum):
    POSTGRESQL = "postgresql"
    MYSQL = "mysql"
    MARIADB = "mariadb"
    SQLITE = "sqlite"

    # A member is one object: without this Python hashes its name, and in Python.
    __hash__ = object.__hash__


Version = tuple[int, ...]

# Oldest and newest server version known here, and the one assumed when none is named: the oldest
# that its makers still maintained in November 2026.
SUPPORTED: dict[Database, tuple[Version, Version, Version]] = {
    Database.POSTGRESQL: ((10,), (18,), (15,)),
    Database.MYSQL: ((8, 0), (9,), (8, 4)),
    Database.MARIADB: ((10, 6), (11,), (10, 11)),
    Database.SQLITE: ((3, 35), (3,), (3, 40)),
}


@frozen
class Target:
    """A database at a server version. `assumed` tells that nobody named the version."""

    database: Database
    version: Version
    assumed: bool = False

    @classmethod
    def of(cls, database: str, version: str | None = None) -> "Target":
        """Raise UnknownDatabase or UnsupportedServerVersion, each with what is known."""
        known = database_named(database)
        oldest, newest, default = SUPPORTED[known]
        if version is None:
            return cls(known, default, assumed=True)
        supported = f"{dotted(oldest)} to {dotted(newest)}"
        if not re.fullmatch(r"\d{1,4}(\.\d{1,4}){0,3}", version, re.ASCII):
            raise UnsupportedServerVersion(known.value, version, supported)
        numbers = numbers_of(version)
        if numbers < oldest[: len(numbers)] or numbers[: len(newest)] > newest:
            raise UnsupportedServerVersion(known.value, version, supported)
        return cls(known, numbers)

    def at_least(self, *version: int) -> bool:
        return self.version >= version

    @property
    def version_text(self) -> str:
        return dotted(self.version)

    def __str__(self) -> str:
        return f"{self.database.value} {self.version_text}"


def database_named(name: str) -> Database:
    """`postgres` counts as postgresql; a driver suffix (`mysql+pymysql`) is ignored."""
    plain = name.strip().lower().split("+")[0]
    plain = {"postgres": "postgresql"}.get(plain, plain)
    for database in Database:
        if database.value == plain:
            return database
    raise UnknownDatabase(name, [database.value for database in Database])


def numbers_of(version: str) -> Version:
    return tuple(int(part) for part in version.split("."))


def dotted(version: Version) -> str:
    return ".".join(str(number) for number in version)
