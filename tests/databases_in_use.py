"""A database on a server for a test, with tables of a known size in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from attrs import frozen
from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.pool import NullPool

from tests.servers import new_database, require

ROWS = 5_000
COUNTED = (
    "FROM (WITH RECURSIVE counted (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM counted "
    f"WHERE seq < {ROWS}) SELECT seq FROM counted) AS counted"
)
FILLED = {
    "postgresql": (
        "CREATE TABLE book (id serial PRIMARY KEY, title text, price int)",
        "CREATE INDEX ix_book_title ON book (title)",
        "CREATE TABLE secret (id bigserial PRIMARY KEY, word text)",
        f"INSERT INTO book (title, price) SELECT md5(i::text), i FROM generate_series(1, {ROWS}) i",
        "INSERT INTO secret (word) VALUES ('Sesam')",
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('a1')",
        "ANALYZE",
    ),
    "mariadb": (
        "CREATE TABLE book (id int unsigned AUTO_INCREMENT PRIMARY KEY, title text, price int)",
        "CREATE INDEX ix_book_title ON book (title(64))",
        "CREATE TABLE secret (id bigint AUTO_INCREMENT PRIMARY KEY, word text)",
        f"INSERT INTO book (id, title, price) SELECT seq, sha2(seq, 224), seq FROM seq_1_to_{ROWS}",
        "INSERT INTO secret (word) VALUES ('Sesam')",
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('a1')",
        "ANALYZE TABLE book, secret, alembic_version",
    ),
}
# MySQL has no sequences to select from.
FILLED["mysql"] = (
    f"SET SESSION cte_max_recursion_depth = {ROWS}",
    *(each.replace(f"FROM seq_1_to_{ROWS}", COUNTED) for each in FILLED["mariadb"]),
)


@frozen
class InUse:
    address: URL

    @property
    def url(self) -> str:
        return self.address.render_as_string(hide_password=False)

    def url_of(self, user: str, password: str) -> str:
        return self.address.set(username=user, password=password).render_as_string(
            hide_password=False
        )

    def run(self, *statements: str) -> list[tuple[object, ...]]:
        """Each committed; the rows of the last."""
        with self.session() as connection:
            for statement in statements:
                found = connection.exec_driver_sql(statement)
            return [tuple(row) for row in found] if found.returns_rows else []

    @contextmanager
    def session(self) -> Iterator[Connection]:
        engine = create_engine(self.address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            yield connection


@contextmanager
def database_in_use(kind: str) -> Iterator[InUse]:
    with new_database(kind) as address:
        made = InUse(address)
        made.run(*FILLED[kind])
        yield made


@contextmanager
def new_user(kind: str, password: str) -> Iterator[str]:
    """One who may sign in, and nothing else."""
    name = f"assay_reader_{uuid4().hex[:8]}"
    whole = name if kind == "postgresql" else f"{name}@'%%'"
    words = "PASSWORD" if kind == "postgresql" else "IDENTIFIED BY"
    server = require(kind)
    server.execute(f"CREATE USER {whole} {words} '{password}'")
    try:
        yield name
    finally:
        server.execute(f"DROP USER {whole}")
