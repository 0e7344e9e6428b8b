"""How the bookshop's migrations run: online on a connection, or offline as SQL text."""

from logging.config import fileConfig
from typing import Any

from alembic import context
from sqlalchemy import URL, Connection, create_engine, pool

from bookshop.config import database_url
from bookshop.models import Base

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)


def configure(dialect: str, **options: Any) -> None:
    context.configure(
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
        render_as_batch=dialect == "sqlite",
        **options,
    )


def run_offline(url: URL) -> None:
    configure(
        url.get_backend_name(), url=url, literal_binds=True, dialect_opts={"paramstyle": "named"}
    )
    with context.begin_transaction():
        context.run_migrations()


def run_online(url: URL) -> None:
    # A migration that waits for a lock makes everybody behind it wait too: give up early.
    patience = {"options": "-c lock_timeout=4s"} if url.get_backend_name() == "postgresql" else {}
    engine = create_engine(url, poolclass=pool.NullPool, connect_args=patience)
    with engine.connect() as connection:
        run_on(connection)
    engine.dispose()


def run_on(connection: Connection) -> None:
    configure(connection.dialect.name, connection=connection)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline(database_url())
elif (given := context.config.attributes.get("connection")) is not None:
    run_on(given)
else:
    run_online(database_url())
