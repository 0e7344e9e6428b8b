"""Statements that wait for their lock for ever, while everybody else waits behind them."""

from collections.abc import Iterator

from domain.databases.effect import Blocks
from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.names import TableName
from domain.script import Step
from domain.sql_operations import SetSetting
from domain.transactions import defines

ABOUT = Description(
    name="missing-lock-timeout",
    family="transactions",
    level=Level.WARNING,
    finds="migrations of tables in use that wait for their locks without an end.",
    why=(
        "Even an ALTER TABLE that takes a millisecond waits behind the longest open transaction on "
        "the table, and every query that comes later queues behind it: one forgotten session stops "
        "the table. PostgreSQL has no lock_timeout unless somebody sets one; MySQL waits for a "
        "metadata lock for a year, MariaDB for a day (measured on 10.11: 86,400 seconds). With a "
        "timeout the migration fails after some seconds, and is run again. It is told once a "
        "review, at the place in env.py where Alembic is configured: that is where one line mends "
        "all revisions."
    ),
    silent_when=(
        "env.py sets `lock_timeout` (MySQL and MariaDB: `lock_wait_timeout`), or its source does "
        "not tell",
        "the revision sets it before its first ALTER",
        "only new tables are touched",
    ),
    way_out="Open env.py's connection with a lock_timeout of a few seconds, and try again.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("missing-lock-timeout", "exclusive-lock-queue", "mysql-metadata-lock"),
    once_per="review",
)
OF_POSTGRESQL = """\
# In env.py, where the engine is made: it holds for every migration.
connectable = engine_from_config(
    config.get_section(config.config_ini_section, {}),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
    connect_args={"options": "-c lock_timeout=4000"},  # asyncpg: {"server_settings": {...}}
)
# Where the engine is handed in, on the connection, before context.configure():
#     if connection.dialect.name == "postgresql":
#         connection.exec_driver_sql("SET lock_timeout = '4s'")
#         connection.commit()"""
OF_MYSQL = """\
# In env.py, where the engine is made: it holds for every migration.
connectable = engine_from_config(
    config.get_section(config.config_ini_section, {}),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
    connect_args={"init_command": "SET SESSION lock_wait_timeout = 5"},
)
# Where the engine is handed in, on the connection, before context.configure():
#     if connection.dialect.name in ("mysql", "mariadb"):
#         connection.exec_driver_sql("SET SESSION lock_wait_timeout = 5")
#         connection.commit()"""


def check(context: StepContext) -> Iterator[Hit]:
    postgresql = context.target.database is Database.POSTGRESQL
    table = queued_on(context) if postgresql else altered(context)
    if table is None:
        return
    place = context.environment.configured
    if context.environment.read and place is None:
        return  # Alembic is configured elsewhere, where nobody looked.
    step = context.step.location
    where = f", first at {step.path}:{step.line}" if place else ""
    setting = "lock_timeout" if postgresql else "lock_wait_timeout"
    yield Hit(
        f"nothing sets a {setting}: a migration of {table}{where} waits behind the longest open "
        "transaction, and all other queries of it behind the migration",
        table=table,
        location=place,
        fix=OF_POSTGRESQL if postgresql else OF_MYSQL,
    )


def queued_on(context: StepContext) -> TableName | None:
    if context.lock_timeout is not None:
        return None
    locks = (k for k in context.effect.locks if k.blocks is Blocks.READS_AND_WRITES)
    return next((k.table for k in locks if in_use(k.table, context)), None)


def altered(context: StepContext) -> TableName | None:
    """Every ALTER takes an exclusive metadata lock for a moment, the instant ones too."""
    told = context.environment.lock_wait_timeout.value
    if told is not False or any(sets_it(step) for step in context.earlier):
        return None
    if not defines(context.step.operation):
        return None
    return next((k.table for k in context.effect.locks if in_use(k.table, context)), None)


def sets_it(step: Step) -> bool:
    operation = step.operation
    return isinstance(operation, SetSetting) and operation.name.lower() == "lock_wait_timeout"


def in_use(table: TableName, context: StepContext) -> bool:
    known = context.before.table(table)
    return table not in context.created_tables and not (known and known.temporary)


MISSING_LOCK_TIMEOUT = StepRule(ABOUT, check)
