"""PostgreSQL 10 and later: one transaction that may only read, and waits for nothing."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager

from attrs import evolve, field
from psycopg import Connection, Error, IsolationLevel, connect
from psycopg.conninfo import make_conninfo

from adapters.statistics.address import Address
from adapters.statistics.figures import Figures, Refused, Row
from adapters.statistics.refusals import BROKEN, by_words, unreachable
from domain.classes import frozen
from domain.statistics import IdFigures, OpenTransaction, TableFigures

# An answer that takes longer would itself be a burden; a table under a lock is passed over.
LIMITS = ("SET LOCAL statement_timeout = '30s'", "SET LOCAL lock_timeout = '1s'")
SECONDS_TO_CONNECT = 10
EMPTY = 65_536
"""Bytes: what counters that were lost call empty is not, above this."""

OWN = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
# What there is, TOAST included, which waits where a table is locked; else what ANALYZE last saw.
BYTES = (
    "pg_table_size({}.oid)",
    "nullif({}.relpages, 0)::bigint * current_setting('block_size')::bigint",
)
TABLES = f"""
    SELECT c.oid, n.nspname, c.relname,
           CASE c.relkind WHEN 'p' THEN 0 ELSE c.reltuples::bigint END,
           CASE c.relkind WHEN 'p' THEN 0 ELSE {{}} END,
           s.n_tup_ins + s.n_tup_upd + s.n_tup_del, s.n_dead_tup, s.n_live_tup
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
    WHERE c.relkind IN ('r', 'p', 'm') AND {OWN}
"""
INDEXES = f"""
    SELECT i.indrelid, x.relname, {{}}
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {OWN}
"""
PARTITIONS = "SELECT inhrelid, inhparent FROM pg_inherits"
IDS = f"""
    SELECT n.nspname, c.relname, a.attname, s.last_value, s.max_value,
           CASE a.atttypid::regtype::text WHEN 'smallint' THEN 32767
                WHEN 'integer' THEN 2147483647 ELSE 9223372036854775807 END
    FROM pg_sequences s
    JOIN pg_namespace sn ON sn.nspname = s.schemaname
    JOIN pg_class sc ON sc.relname = s.sequencename AND sc.relnamespace = sn.oid
    JOIN pg_depend d ON d.objid = sc.oid AND d.classid = 'pg_class'::regclass
         AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
    JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
    WHERE s.last_value IS NOT NULL AND {OWN}
"""
HIDDEN_IDS = f"""
    SELECT count(*) FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT has_sequence_privilege(s.seqrelid, 'SELECT, USAGE') AND {OWN}
"""
HIDDEN_TRANSACTIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_start IS NULL
"""
OPEN = """
    SELECT extract(epoch FROM now() - xact_start)::bigint, state FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""
SINCE = """
    SELECT to_char(coalesce(stats_reset, pg_postmaster_start_time()) AT TIME ZONE 'UTC',
                   'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    FROM pg_stat_database WHERE datname = current_database()
"""


@contextmanager
def connected(address: Address) -> Iterator[Figures]:
    """Raise StatisticsUnreadable."""
    known = {
        "host": address.host,
        "port": str(address.port) if address.port else None,
        "user": address.user,
        "password": address.password,
        "dbname": address.database,
        **{name: address.options[name] for name in PASSED_ON & set(address.options)},
    }
    given = {name: value for name, value in known.items() if value is not None}
    try:
        connection = connect(
            make_conninfo(**given), connect_timeout=SECONDS_TO_CONNECT, application_name="assay"
        )
    except (Error, ValueError) as error:
        raise unreachable(reason(error)) from None
    with closing(connection):
        connection.read_only = True
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        for limit in LIMITS:
            connection.execute(limit)
        yield Figures(PostgreSql(connection))


PASSED_ON = {"sslmode", "sslrootcert", "sslcert", "sslkey", "host", "service"}


def reason(error: Exception) -> str:
    return by_words(str(error)) or getattr(error, "sqlstate", None) or type(error).__name__


@frozen
class PostgreSql:
    connection: Connection[Row]
    database: str = "postgresql"
    notes: list[str] = field(factory=list)

    def rows(self, statement: str) -> list[Row]:
        """Raise Refused, StatisticsUnreadable; a savepoint keeps the transaction alive."""
        try:
            with self.connection.transaction():
                return self.connection.execute(statement.encode()).fetchall()
        except Error as error:
            if self.connection.closed:
                raise unreachable(BROKEN) from None
            message = error.diag.message_primary or type(error).__name__
            raise Refused(message) from None

    def version(self) -> str:
        number = self.connection.info.server_version
        return f"{number // 10000}.{number % 10000}"

    def since(self) -> str | None:
        ((moment,),) = self.rows(SINCE)
        return str(moment) if moment else None

    def revisions(self) -> tuple[str, ...]:
        ((there,),) = self.rows("SELECT to_regclass('alembic_version') IS NOT NULL")
        found = self.rows("SELECT version_num FROM alembic_version") if there else []
        return tuple(sorted(str(row[0]) for row in found))

    def tables(self) -> tuple[TableFigures, ...]:
        indexes: dict[int, dict[str, int | None]] = defaultdict(dict)
        for table, name, size in self.measured(INDEXES, "x"):
            indexes[table][name] = size
        own = {
            row[0]: figures(row, dict(sorted(indexes[row[0]].items())))
            for row in self.measured(TABLES, "c")
        }
        below = defaultdict(list)
        for child, parent in self.rows(PARTITIONS):
            below[parent].append(child)
        whole = (summed(oid, own, below) for oid in own)
        return tuple(sorted(whole, key=lambda table: table.name))

    def measured(self, statement: str, of: str) -> list[Row]:
        """Raise Refused."""
        measured, seen = (statement.format(each.format(of)) for each in BYTES)
        try:
            return self.rows(measured)
        except Refused as error:
            self.notes.append(f"bytes, but as ANALYZE last saw them: {error}")
            return self.rows(seen)

    def ids(self) -> tuple[IdFigures, ...]:
        self.count_hidden(HIDDEN_IDS, "how full ids are: {} sequences may not be read")
        found = (
            IdFigures(named(schema, table), column, largest, min(most, of_type))
            for schema, table, column, largest, most, of_type in self.rows(IDS)
        )
        return tuple(sorted(found, key=lambda one: (one.table, one.column)))

    def transactions(self) -> tuple[OpenTransaction, ...]:
        hidden = (
            "open transactions: {} sessions of others are not shown; pg_read_all_stats shows them"
        )
        self.count_hidden(HIDDEN_TRANSACTIONS, hidden)
        found = (
            OpenTransaction(max(0, seconds), state or "unknown")
            for seconds, state in self.rows(OPEN)
        )
        return tuple(sorted(found, key=lambda one: (-one.seconds, one.state)))

    def count_hidden(self, statement: str, note: str) -> None:
        """The server does not refuse these, it leaves them out."""
        ((hidden,),) = self.rows(statement)
        if hidden:
            self.notes.append(note.format(hidden))


def figures(row: Row, indexes: dict[str, int | None]) -> TableFigures:
    """Before its first ANALYZE a table has no estimate; those who write count what is alive."""
    _, schema, name, rows, size, writes, dead, alive = row
    nothing = size is not None and size <= EMPTY
    estimate = rows if rows > 0 else alive or (0 if nothing else None)
    return TableFigures(named(schema, name), estimate, size, indexes, writes, dead)


def summed(oid: int, own: dict[int, TableFigures], below: dict[int, list[int]]) -> TableFigures:
    """A partitioned table is as large as its partitions are together."""
    table = own[oid]
    for child in below.get(oid, ()):
        if child in own:
            part = summed(child, own, below)
            table = evolve(
                table,
                rows=(table.rows or 0) + (part.rows or 0),
                bytes=(table.bytes or 0) + (part.bytes or 0),
                indexes={
                    **table.indexes,
                    **{f"{part.name}.{n}": s for n, s in part.indexes.items()},
                },
                writes=(table.writes or 0) + (part.writes or 0),
                dead_rows=(table.dead_rows or 0) + (part.dead_rows or 0),
            )
    return table


def named(schema: str, table: str) -> str:
    return table if schema == "public" else f"{schema}.{table}"
