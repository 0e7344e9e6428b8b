"""The dialect that a revision finds itself on."""

from __future__ import annotations

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value
from domain.databases.target import Database

# MariaDB is reached through `mysql+...` URLs nearly always, and then calls itself mysql.
NAMES = {
    Database.POSTGRESQL: "postgresql",
    Database.MYSQL: "mysql",
    Database.MARIADB: "mysql",
    Database.SQLITE: "sqlite",
}
# The classes of SQLAlchemy that the dialect is an instance of.
CLASSES = {"postgresql": "PGDialect", "mysql": "MySQLDialect", "sqlite": "SQLiteDialect"}


def dialect_name(machine: Machine) -> str:
    return NAMES[machine.target.database]


class Dialect(Entity):
    __slots__ = ()

    def attribute(self, machine: Machine, name: str) -> Value:
        database = machine.target.database
        match name:
            case "name" | "__str__":
                return dialect_name(machine)
            case "server_version_info":
                return (*machine.target.version, 0, 0)[:3]
            case "is_mariadb" | "_is_mariadb":
                return database is Database.MARIADB
            case "supports_native_enum":
                return database is not Database.SQLITE
            case "identifier_preparer":
                return PREPARER
            case "supports_alter":
                return database is not Database.SQLITE
            case "supports_sequences":
                return database in (Database.POSTGRESQL, Database.MARIADB)
        return ABSENT

    def method(self, call: Call, name: str) -> Value:
        if name == "type_descriptor":
            return call.get(0, "type_")
        if name.startswith(("has_", "get_")):
            return Unknown("database-read", call.shown)
        return ABSENT


class Preparer(Entity):
    """Quotes identifiers: each of them, which is the same to the server as those that need it."""

    __slots__ = ()

    methods = frozenset(("quote", "quote_identifier", "format_table", "quote_schema"))

    def method(self, call: Call, name: str) -> Value:
        if name not in self.methods:
            return ABSENT
        given = call.get(0, "ident")
        if not isinstance(given, str):
            return given
        mark = "`" if dialect_name(call.machine) == "mysql" else '"'
        return f"{mark}{given.replace(mark, mark * 2)}{mark}"


DIALECT = Dialect()
PREPARER = Preparer()
