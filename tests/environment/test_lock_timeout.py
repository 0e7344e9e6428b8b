"""A migration that cannot get a lock gives up instead of blocking everyone behind it."""

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from adapters.orm.store import AlembicStore
from tests.environment.conftest import HEAD, configured, engine_on
from tests.servers import MYSQLS

REFUSAL = {
    "postgresql": "lock timeout",
    "mariadb": "Lock wait timeout exceeded",
    "sqlite": "database is locked",
}
REFUSAL["mysql"] = REFUSAL["mariadb"]


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setenv("ASSAY_LOCK_TIMEOUT", "0.3")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("kind", ["postgresql", *MYSQLS])
def test_gives_up_in_the_last_of_several_migrations(kind, new_store_url, more_versions):
    """What is set for the first transaction only would be over by then."""
    url = new_store_url(kind)
    with engine_on(url).begin() as connection:
        connection.execute(text("CREATE TABLE busy (id INTEGER)"))
    versions = more_versions("op.add_column('busy', sa.Column('more', sa.Integer))")
    with engine_on(url).connect() as reader:
        reader.execute(text("SELECT * FROM busy"))
        with pytest.raises(OperationalError, match=REFUSAL[kind]):
            command.upgrade(configured(url, versions), "head")
        assert AlembicStore(url).status().current == HEAD
    command.upgrade(configured(url, versions), "head")


@pytest.mark.usefixtures("impatient")
def test_gives_up_on_a_file_that_another_writes(new_store_url):
    url = new_store_url("sqlite")
    command.upgrade(configured(url), "head")
    with engine_on(url).connect() as writer:
        writer.exec_driver_sql("BEGIN EXCLUSIVE")
        with pytest.raises(OperationalError, match=REFUSAL["sqlite"]):
            command.downgrade(configured(url), "base")


@pytest.mark.usefixtures("impatient")
def test_gives_up_outside_of_transactions_too(new_store_url, more_versions):
    url = new_store_url("postgresql")
    command.upgrade(configured(url), "head")
    build = "op.create_index('more', 'reviews', ['project'], postgresql_concurrently=True)"
    versions = more_versions(f"with op.get_context().autocommit_block(): {build}")
    with engine_on(url).connect() as writer:
        writer.execute(text("LOCK TABLE reviews"))
        with pytest.raises(OperationalError, match=REFUSAL["postgresql"]):
            command.upgrade(configured(url, versions), "head")


@pytest.mark.parametrize(
    ("kind", "asked", "expected"),
    [
        ("postgresql", "SHOW lock_timeout", "300ms"),
        *((kind, "SELECT @@SESSION.lock_wait_timeout", "1") for kind in MYSQLS),
    ],
)
@pytest.mark.usefixtures("impatient")
def test_the_timeout_is_in_force_while_a_migration_runs(
    kind, asked, expected, new_store_url, more_versions, capsys
):
    url = new_store_url(kind)
    versions = more_versions(f"print(op.get_bind().exec_driver_sql({asked!r}).scalar_one())")
    command.upgrade(configured(url, versions), "head")
    assert capsys.readouterr().out == f"{expected}\n"
