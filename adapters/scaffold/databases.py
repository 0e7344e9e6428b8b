"""Drivers, example URLs and servers for CI, by database."""

from collections.abc import Mapping, Sequence

from domain.classes import frozen
from domain.databases.target import Database


@frozen
class Driver:
    """`scheme` begins a URL, `package` is what pip installs."""

    scheme: str
    package: str


@frozen
class Service:
    """A server that CI starts beside the job."""

    image: str
    port: int
    env: Mapping[str, str]
    health: str
    url: str

    def at(self, scheme: str) -> "Service":
        return Service(self.image, self.port, self.env, self.health, self.url.format(driver=scheme))


# By whether the engine is asynchronous.
DRIVERS = {
    Database.POSTGRESQL: {
        False: Driver("postgresql+psycopg", "psycopg[binary]"),
        True: Driver("postgresql+asyncpg", "asyncpg"),
    },
    Database.MYSQL: {
        False: Driver("mysql+pymysql", "pymysql"),
        True: Driver("mysql+aiomysql", "aiomysql"),
    },
    Database.MARIADB: {
        False: Driver("mariadb+pymysql", "pymysql"),
        True: Driver("mariadb+aiomysql", "aiomysql"),
    },
    Database.SQLITE: {
        False: Driver("sqlite", "(none, Python has it)"),
        True: Driver("sqlite+aiosqlite", "aiosqlite"),
    },
}
URLS = {
    Database.POSTGRESQL: "{driver}://user:password@host/name",
    Database.MYSQL: "{driver}://user:password@host/name",
    Database.MARIADB: "{driver}://user:password@host/name",
    Database.SQLITE: "{driver}:///name.db",
}
SERVICES = {
    Database.POSTGRESQL: Service(
        "postgres:16",
        5432,
        {"POSTGRES_HOST_AUTH_METHOD": "trust"},
        "pg_isready",
        "{driver}://postgres@127.0.0.1/postgres",
    ),
    Database.MYSQL: Service(
        "mysql:8.4",
        3306,
        {"MYSQL_ALLOW_EMPTY_PASSWORD": "yes", "MYSQL_DATABASE": "ci"},
        "mysqladmin ping -h 127.0.0.1",
        "{driver}://root@127.0.0.1/ci",
    ),
    Database.MARIADB: Service(
        "mariadb:10.11",
        3306,
        {"MARIADB_ALLOW_EMPTY_ROOT_PASSWORD": "yes", "MARIADB_DATABASE": "ci"},
        "healthcheck.sh --connect",
        "{driver}://root@127.0.0.1/ci",
    ),
}


def listed_drivers(databases: Sequence[Database], asynchronous: bool) -> str:
    """`psycopg[binary]`, as pip takes them."""
    packages = [DRIVERS[database][asynchronous].package for database in databases]
    return ", ".join(
        package if package.startswith("(") else f"`{package}`"
        for package in dict.fromkeys(packages)
    )
