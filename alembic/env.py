"""Runs the migrations of Assay's own database: online, or as SQL text with --sql."""

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging.config import fileConfig
from pathlib import Path
from time import sleep
from typing import Any

from alembic import context
from alembic.autogenerate.render import _repr_type
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

# For maintainers: our packages are not installed under their own names (in a wheel they lie in
# _assay, in a checkout in its root), and `alembic` may be started in any folder, even in one that
# has a `domain` or an `adapters` of its own. So the folder above this one goes first, before the
# imports below, and prepend_sys_path in alembic.ini (which is relative to where one stands, unless
# told otherwise) is not needed. Only settings, metadata and tables are imported: the fewer, the
# less can keep a migration from running.
ROOT = str(Path(__file__).resolve().parent.parent)
if sys.path[0] != ROOT:
    sys.path.insert(0, ROOT)

from adapters.config import Settings  # noqa: E402
from adapters.orm.metadata import metadata  # noqa: E402
from adapters.orm.tables import reviews  # noqa: E402, F401  (fills the metadata)

log = logging.getLogger("alembic.env")
config = context.config
settings = Settings.from_environment()

# While another process migrates: how many seconds to wait before looking again, and how often.
PAUSE = 0.2
ATTEMPTS = 3000
ADVISORY_LOCK = int.from_bytes(b"assay")

LOCK_TIMEOUT = {
    "postgresql": "SET lock_timeout = '{milliseconds}ms'",
    "mysql": "SET SESSION lock_wait_timeout = {seconds}",
    "mariadb": "SET SESSION lock_wait_timeout = {seconds}",
}


def url() -> URL:
    """Never through configparser, which trips over a %, nor through str(), which masks."""
    return make_url(config.attributes.get("database_url") or settings.database_url)


def options(dialect: str) -> dict[str, Any]:
    """What online and offline have in common."""
    return {
        "target_metadata": metadata,
        "compare_type": True,
        "compare_server_default": True,
        # A script is written once and runs everywhere, whatever database it was made on.
        "render_as_batch": True,
        "render_item": rendered_plainly,
        "transaction_per_migration": True,
        # Alembic takes SQLite for unable; begin_at_once() below makes it able.
        "transactional_ddl": True if dialect == "sqlite" else None,
    }


def rendered_plainly(kind: str, item: object, autogen: Any) -> str | bool:
    """Our column types as the plain ones under them: migrations import nothing of ours."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return _repr_type(item.impl, autogen)
    return False


def run_offline() -> None:
    dialect = url().get_backend_name()
    context.configure(url=url(), literal_binds=True, **options(dialect))
    if dialect in LOCK_TIMEOUT:
        context.execute(lock_timeout(dialect))
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    given = config.attributes.get("connection")
    if given is not None:
        # Its owner decides about its transaction and its timeouts, and who else may migrate.
        migrate(given)
        return
    engine = migration_engine(url())
    with one_at_a_time(engine), engine.connect() as connection:
        migrate(connection)


def migrate(connection: Connection) -> None:
    dialect = connection.dialect.name
    check = [keep_references_whole] if dialect == "sqlite" else []
    context.configure(connection=connection, on_version_apply=check, **options(dialect))
    with context.begin_transaction():
        context.run_migrations()


def migration_engine(url: URL) -> Engine:
    on_sqlite = url.get_backend_name() == "sqlite"
    arguments = {"timeout": settings.lock_timeout} if on_sqlite else {}
    engine = create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)
    if on_sqlite:
        if url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", leave_transactions_to_us)
        event.listen(engine, "begin", begin_at_once)
    else:
        event.listen(engine, "connect", giving_up_on_locks(engine.dialect.name))
    return engine


def leave_transactions_to_us(connection: Any, record: object) -> None:
    """The driver begins none before DDL. With foreign keys on, a table copy would cascade."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = OFF")


def begin_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def keep_references_whole(ctx: Any, **_: object) -> None:
    """Still inside the migration's transaction, so that a broken reference undoes it."""
    broken = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise CommandError(f"rows of {broken[0]!r} would point at nothing in {broken[2]!r}")


def giving_up_on_locks(dialect: str) -> Callable[[Any, object], None]:
    """For the session, so that it holds in every transaction, and outside of them as well."""

    def set_timeout(connection: Any, record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(lock_timeout(dialect))
        # PostgreSQL takes a SET back when its transaction is rolled back.
        connection.commit()

    return set_timeout


def lock_timeout(dialect: str) -> str:
    """MySQL and MariaDB know whole seconds only; less than a millisecond would mean forever."""
    return LOCK_TIMEOUT[dialect].format(
        milliseconds=max(1, round(settings.lock_timeout * 1000)),
        seconds=max(1, round(settings.lock_timeout)),
    )


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[None]:
    """Hold a lock, on a connection of its own, until all migrations are through.

    It is freed when that connection ends, however the process ends.
    """
    connect, attempt = LOCKS[engine.dialect.name]
    connection = connect(engine)
    try:
        wait_until(lambda: attempt(connection))
        yield
    finally:
        connection.close()


def wait_until(attempt: Callable[[], bool]) -> None:
    """Looks again and again: a session that waits inside the server would hold a snapshot, which
    the other one's CREATE INDEX CONCURRENTLY would wait for in turn.
    """
    if attempt():
        return
    log.info("Another process is migrating; waiting for it")
    for _ in range(ATTEMPTS):
        sleep(PAUSE)
        if attempt():
            return
    raise CommandError(f"another process has been migrating for {ATTEMPTS * PAUSE:.0f} seconds")


def autocommitting(engine: Engine) -> Connection:
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def beside_the_file(engine: Engine) -> sqlite3.Connection:
    """SQLite's own lock, on an empty file beside the database: it works wherever SQLite does."""
    database = engine.url.database
    in_memory = database in (None, "", ":memory:")
    file = ":memory:" if in_memory else f"{database}-migrating"
    return sqlite3.connect(file, timeout=0, isolation_level=None)


def try_postgresql(connection: Connection) -> bool:
    query = text("SELECT pg_try_advisory_lock(:key)")
    return bool(connection.execute(query, {"key": ADVISORY_LOCK}).scalar_one())


def try_mysql(connection: Connection) -> bool:
    """Such a lock is the whole server's, so that its name has to tell the database.

    SHA2, because MySQL 9 has no MD5 any more; of 64 characters at most.
    """
    query = text("SELECT GET_LOCK(CONCAT('assay-', SHA2(DATABASE(), 224)), 0)")
    return connection.execute(query).scalar_one() == 1


def try_sqlite(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True


LOCKS: dict[str, tuple[Callable[[Engine], Any], Callable[[Any], bool]]] = {
    "postgresql": (autocommitting, try_postgresql),
    "mysql": (autocommitting, try_mysql),
    "mariadb": (autocommitting, try_mysql),
    "sqlite": (beside_the_file, try_sqlite),
}

if config.config_file_name and config.cmd_opts:
    # Only for the command line: a program that calls us has set up its own logging.
    fileConfig(config.config_file_name, disable_existing_loggers=False)

if context.is_offline_mode():
    run_offline()
else:
    run_online()
