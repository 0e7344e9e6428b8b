"""Engines for sessions on Assay's own database."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from domain.errors import InputError

# Name of the dialect, and the extra of this package that brings the driver.
SUPPORTED = {"sqlite": None, "postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql"}

# Seconds: for another process to let go of a SQLite file, for a server to answer at all.
PATIENCE = 30
CONNECT_TIMEOUT = 10


def url_of(database_url: str) -> URL:
    """Raise InputError, which shows nothing of a URL that cannot be taken apart."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise InputError(
            "ASSAY_DATABASE_URL is no database URL. It looks like sqlite:////home/me/assay.db "
            "or postgresql://user:password@host/name."
        ) from None
    if url.get_backend_name() not in SUPPORTED:
        raise InputError(
            f"ASSAY_DATABASE_URL: {url.drivername!r} is not a database that Assay keeps reviews "
            f"in. Known: {', '.join(SUPPORTED)}."
        )
    if url.host and "@" in url.host:
        raise InputError("ASSAY_DATABASE_URL: an @ in the password is written %40.")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise InputError("ASSAY_DATABASE_URL names no file: sqlite:////home/me/assay.db does.")
    return url


def engine_for(url: URL) -> Engine:
    """Raise InputError when its driver is not installed. Connects to nothing yet."""
    backend = url.get_backend_name()
    arguments: dict[str, Any] = {"connect_timeout": CONNECT_TIMEOUT}
    if backend == "sqlite":
        arguments = {"timeout": PATIENCE}
    try:
        engine = create_engine(
            url, connect_args=arguments, pool_pre_ping=backend != "sqlite", hide_parameters=True
        )
    except (ImportError, NoSuchModuleError):
        raise InputError(
            f"ASSAY_DATABASE_URL: the driver of {url.drivername} is not installed. "
            f"Run: pip install 'assay[{SUPPORTED[backend]}]'"
        ) from None
    if backend == "sqlite":
        event.listen(engine, "connect", enforce_foreign_keys)
        event.listen(engine, "begin", begin_to_write)
    return engine


def enforce_foreign_keys(connection: Any, record: object) -> None:
    """Also stops the driver from beginning transactions by itself, which it does too late."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def begin_to_write(connection: Connection) -> None:
    """Wait for the lock at the start: two that have read would each refuse the other's writing."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database, None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
