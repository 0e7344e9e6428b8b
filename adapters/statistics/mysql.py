"""MySQL 8 and MariaDB 10.6 and later: one transaction that may only read, and waits for nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from attrs import field
from pymysql import Connection, MySQLError, connect
from pymysql.cursors import Cursor

from adapters.statistics.address import Address
from adapters.statistics.figures import Figures, Refused, Row
from adapters.statistics.refusals import BROKEN, OF_MYSQL, REFUSALS, unreachable
from domain.classes import frozen
from domain.errors import StatisticsUnreadable
from domain.statistics import IdFigures, OpenTransaction, TableFigures

SECONDS_TO_CONNECT = 10
SECONDS_TO_ANSWER = 30
# MariaDB and MySQL call it otherwise, and each refuses the other's.
LIMITS = (
    "SET SESSION max_statement_time = 30",
    "SET SESSION max_execution_time = 30000",
    "SET SESSION lock_wait_timeout = 1",
    # MySQL else tells what was so yesterday.
    "SET SESSION information_schema_stats_expiry = 0",
)
ONLY_READS = "SET SESSION TRANSACTION READ ONLY", "START TRANSACTION READ ONLY"
LARGEST = {"tinyint": 7, "smallint": 15, "mediumint": 23, "int": 31, "bigint": 63}
"""Bits of a number with a sign."""

TABLES = """
    SELECT table_name, table_rows, data_length, auto_increment FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
"""
INDEXES = """
    SELECT table_name, index_name, stat_value * @@innodb_page_size FROM mysql.innodb_index_stats
    WHERE database_name = DATABASE() AND stat_name = 'size'
      AND index_name NOT IN ('PRIMARY', 'GEN_CLUST_INDEX')
"""
PARTITION = re.compile("#p#", re.IGNORECASE)
TOGETHER = "(all together)"
INDEX_LENGTHS = """
    SELECT table_name, index_length FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
"""
WRITES = """
    SELECT object_name, count_insert + count_update + count_delete
    FROM performance_schema.table_io_waits_summary_by_table WHERE object_schema = DATABASE()
"""
IDS = """
    SELECT c.table_name, c.column_name, c.data_type, c.column_type, t.auto_increment
    FROM information_schema.columns c JOIN information_schema.tables t
      ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = DATABASE() AND c.extra LIKE '%auto_increment%'
"""
OPEN = """
    SELECT TIMESTAMPDIFF(SECOND, trx_started, NOW()), trx_state FROM information_schema.innodb_trx
    WHERE trx_mysql_thread_id <> CONNECTION_ID()
"""
SINCE = """
    SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL variable_value SECOND, '%Y-%m-%dT%H:%i:%sZ')
    FROM {} WHERE variable_name = 'UPTIME'
"""


@contextmanager
def connected(address: Address) -> Iterator[Figures]:
    """Raise StatisticsUnreadable."""
    option = address.options.get
    try:
        connection = connect(
            host=address.host or "localhost",
            port=address.port or 3306,
            user=address.user,
            password=address.password or "",
            database=address.database,
            charset="utf8mb4",
            connect_timeout=SECONDS_TO_CONNECT,
            read_timeout=SECONDS_TO_ANSWER + 5,
            unix_socket=option("unix_socket"),
            ssl_ca=option("ssl_ca"),
            ssl_cert=option("ssl_cert"),
            ssl_key=option("ssl_key"),
        )
    except RuntimeError:
        raise StatisticsUnreadable(
            "this way to sign in wants the package cryptography, and it is not installed",
            "pip install cryptography does that; an encrypted connection (ssl_ca) does too.",
        ) from None
    except (MySQLError, OSError, ValueError) as error:
        raise unreachable(reason(error)) from None
    with closing(connection):
        server = MySql.at(connection)
        for limit in LIMITS:
            with suppress(Refused):
                server.rows(limit)
        for statement in ONLY_READS:
            server.rows(statement)
        yield Figures(server)


def reason(error: Exception) -> str:
    code = error.args[0] if error.args else None
    return OF_MYSQL.get(code, f"error {code}") if isinstance(code, int) else type(error).__name__


@frozen
class MySql:
    connection: "Connection[Cursor]"
    database: str
    full_version: str
    notes: list[str] = field(factory=list)

    @classmethod
    def at(cls, connection: "Connection[Cursor]") -> "MySql":
        """Raise Refused."""
        ((text,),) = asked(connection, "SELECT VERSION()")
        return cls(connection, "mariadb" if "mariadb" in text.lower() else "mysql", text)

    def rows(self, statement: str) -> list[Row]:
        """Raise Refused."""
        return asked(self.connection, statement)

    def version(self) -> str:
        """`10.11.6` of `5.5.5-10.11.6-MariaDB-0+deb12u1`."""
        text = self.full_version.removeprefix("5.5.5-")
        return text.partition("-")[0]

    def since(self) -> str | None:
        """The start of the server; MySQL and MariaDB keep that in different places."""
        places = ("performance_schema.global_status", "information_schema.global_status")
        place = places[self.database == "mariadb"]
        rows = self.rows(SINCE.format(place))
        return str(rows[0][0]) if rows else None

    def revisions(self) -> tuple[str, ...]:
        asked = "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() "
        there = self.rows(asked + "AND table_name = 'alembic_version'")
        found = self.rows("SELECT version_num FROM alembic_version") if there else []
        return tuple(sorted(str(row[0]) for row in found))

    def tables(self) -> tuple[TableFigures, ...]:
        indexes, writes = self.indexes(), self.writes()
        found = (
            TableFigures(name, number(rows), number(size), indexes.get(name, {}), writes.get(name))
            for name, rows, size, _ in self.rows(TABLES)
        )
        return tuple(sorted(found, key=lambda table: table.name))

    def indexes(self) -> dict[str, dict[str, int | None]]:
        """Each with its size where this user may read that; else all of a table's together."""
        found: dict[str, dict[str, int | None]] = defaultdict(dict)
        with suppress(Refused):
            for part, name, size in self.rows(INDEXES):
                table = PARTITION.split(part)[0]
                found[table][name] = (found[table].get(name) or 0) + int(size)
        for table, size in self.rows(INDEX_LENGTHS):
            if size and not found[table]:
                found[table] = {TOGETHER: int(size)}
        return {table: dict(sorted(sizes.items())) for table, sizes in found.items()}

    def writes(self) -> dict[str, int]:
        """Empty where the server does not count: MariaDB does not unless it is told to."""
        try:
            if number(self.rows("SELECT @@performance_schema")[0][0]):
                return {name: int(count) for name, count in self.rows(WRITES)}
            self.notes.append("writes: performance_schema is off")
        except Refused as error:
            self.notes.append(f"writes: {error}")
        return {}

    def ids(self) -> tuple[IdFigures, ...]:
        found = (
            IdFigures(table, column, int(following) - 1, largest(kind, written))
            for table, column, kind, written, following in self.rows(IDS)
            if following is not None and kind in LARGEST
        )
        return tuple(sorted(found, key=lambda one: (one.table, one.column)))

    def transactions(self) -> tuple[OpenTransaction, ...]:
        found = (
            OpenTransaction(max(0, int(s)), str(state).lower()) for s, state in self.rows(OPEN)
        )
        return tuple(sorted(found, key=lambda one: (-one.seconds, one.state)))


def asked(connection: "Connection[Cursor]", statement: str) -> list[Row]:
    """Raise Refused, StatisticsUnreadable."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())
    except MySQLError as error:
        if not connection.open:
            raise unreachable(BROKEN) from None
        code = error.args[0] if error.args else 0
        raise Refused(REFUSALS.get(code, f"the server refuses it ({code})")) from None


def largest(kind: str, written: str) -> int:
    """`int(10) unsigned` has no bit for a sign."""
    return int(2 ** (LARGEST[kind] + ("unsigned" in written)) - 1)


def number(value: object) -> int | None:
    return None if value is None else int(str(value).partition(".")[0])
