"""What the rules about transactions say, tried on the servers that answer here."""

import re
from collections.abc import Iterator

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tests.servers import MYSQLS, new_database

SHOP = (
    "CREATE TYPE mood AS ENUM ('sad')",
    "CREATE TABLE customers (id int PRIMARY KEY, mood mood)",
    "CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers (id) "
    "DEFERRABLE INITIALLY DEFERRED)",
    "INSERT INTO customers VALUES (1, 'sad')",
    "INSERT INTO orders VALUES (1, 1)",
)
VALUE = "ALTER TYPE mood ADD VALUE 'calm'"
USES = (
    "UPDATE customers SET mood = 'calm'",
    "ALTER TABLE customers ALTER mood SET DEFAULT 'calm'",
    "ALTER TABLE customers ADD COLUMN other mood DEFAULT 'calm'",
    "ALTER TABLE customers ADD CHECK (mood <> 'calm')",
    "CREATE INDEX ix ON customers (id) WHERE mood = 'calm'",
    "DO $$ BEGIN UPDATE customers SET mood = 'calm'; END $$",
)
ALONE = (
    "VACUUM",
    "VACUUM orders",
    "REINDEX TABLE CONCURRENTLY orders",
    "CREATE INDEX CONCURRENTLY ix ON orders (id)",
    "CREATE DATABASE assay_never",
    "ALTER SYSTEM SET work_mem = '4MB'",
    "DISCARD ALL",
)
INSERT = "INSERT INTO orders VALUES (2, 1)"
CHANGES = (
    "ALTER TABLE orders ADD COLUMN a int",
    "CREATE INDEX ix ON orders (id)",
    "DROP TABLE orders",
)


@pytest.fixture
def engine() -> Iterator[Engine]:
    with new_database("postgresql") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.begin() as connection:
            for statement in SHOP:
                connection.exec_driver_sql(statement)
        yield engine


def run(engine: Engine, *statements: str) -> None:
    """As one revision of Alembic's; those that begin with @ in an autocommit_block."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        with context.begin_transaction(), Operations.context(context) as op:
            for statement in statements:
                if statement.startswith("@"):
                    with context.autocommit_block():
                        op.execute(statement[1:])
                else:
                    op.execute(statement)


def test_a_new_value_of_an_enum_cannot_be_used_before_it_is_committed(engine: Engine) -> None:
    for use in USES:
        with pytest.raises(DBAPIError, match="unsafe use of new value"):
            run(engine, VALUE, use)
    run(engine, f"@{VALUE}", USES[0])


def test_what_runs_alone_is_refused_in_alembics_transaction(engine: Engine) -> None:
    for statement in ALONE:
        with pytest.raises(DBAPIError, match="cannot run inside a transaction block"):
            run(engine, statement)
    run(engine, "@VACUUM orders")


def test_deferred_checks_stand_in_the_way_of_changes(engine: Engine) -> None:
    for change in CHANGES:
        with pytest.raises(DBAPIError, match="pending trigger events"):
            run(engine, INSERT, change)
    run(engine, "UPDATE orders SET id = 7", CHANGES[0])
    run(engine, INSERT, "SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE orders ADD COLUMN b int")


def test_what_ran_before_a_block_stays_when_the_block_fails(engine: Engine) -> None:
    add = "ALTER TABLE orders ADD COLUMN note text"
    with pytest.raises(DBAPIError):
        run(engine, add, "@CREATE INDEX CONCURRENTLY ix ON orders (nothing)")
    with pytest.raises(DBAPIError, match="already exists"):
        run(engine, add)


def test_rollback_takes_back_what_ran_before_it_alone(engine: Engine) -> None:
    run(engine, "CREATE TABLE a (id int)", "ROLLBACK", "CREATE TABLE b (id int)")
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT to_regclass('a'), to_regclass('b')::text").one()
    assert tuple(found) == (None, "b")


@pytest.fixture(params=MYSQLS)
def mysql(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with new_database(request.param) as url:
        yield create_engine(url, poolclass=NullPool)


def test_mysql_forgets_what_modify_does_not_say(mysql: Engine) -> None:
    with mysql.connect() as connection:
        sql = connection.exec_driver_sql
        sql("CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, c int NOT NULL DEFAULT 3)")
        sql("ALTER TABLE t MODIFY id bigint NOT NULL")
        sql("ALTER TABLE t MODIFY c bigint NULL")
        table = sql("SHOW CREATE TABLE t").one()[1]
        assert "AUTO_INCREMENT" not in table
        assert re.search(r"`c` bigint(\(20\))? DEFAULT NULL", table)
        with pytest.raises(DBAPIError, match="1364"):
            sql("INSERT INTO t (c) VALUES (1)")


def test_mysql_keeps_the_last_index_of_a_foreign_key(mysql: Engine) -> None:
    with mysql.connect() as connection:
        sql = connection.exec_driver_sql
        sql("CREATE TABLE p (id int PRIMARY KEY)")
        sql("CREATE TABLE c (id int, p int, CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id))")
        sql("CREATE INDEX ix ON c (p)")
        with pytest.raises(DBAPIError, match="1553"):
            sql("DROP INDEX ix ON c")
        sql("CREATE INDEX both_ ON c (p, id)")
        sql("DROP INDEX ix ON c")


def test_without_strict_mode_null_becomes_zero(mysql: Engine) -> None:
    with mysql.connect() as connection:
        sql = connection.exec_driver_sql
        sql("CREATE TABLE t (a int)")
        sql("INSERT INTO t VALUES (NULL)")
        with pytest.raises(DBAPIError, match=r"Data truncated|Invalid use of NULL value"):
            sql("ALTER TABLE t MODIFY a int NOT NULL")
        sql("SET SESSION sql_mode = ''")
        sql("ALTER TABLE t MODIFY a int NOT NULL")
        assert sql("SELECT a FROM t").scalar() == 0
