"""One transaction for each migration, also where the driver makes that hard."""

import pytest
from alembic import command
from alembic.util import CommandError
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from adapters.orm.engines import engine_for, url_of
from adapters.orm.sessions import open_sessions
from adapters.orm.store import AlembicStore
from adapters.orm.unit_of_work import SqlAlchemyUnitOfWork
from tests.environment.conftest import FIRST, HEAD, REVIEWS, configured, engine_on, schema, tables
from tests.sample_reviews import review

NEXT = "eeeeeeeeeeee"


def execute(url, *statements):
    with engine_on(url).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_what_went_before_a_failure_stays(store_url):
    execute(store_url, "CREATE TABLE findings (taken INTEGER)")
    with pytest.raises(DBAPIError):
        command.upgrade(configured(store_url), "head")
    assert AlembicStore(store_url).status().current == REVIEWS
    execute(store_url, "DROP TABLE findings")
    assert AlembicStore(store_url).upgrade().state == "at head"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_migration_that_fails_half_way_leaves_nothing(kind, new_store_url):
    """MariaDB commits every DDL by itself; there each revision makes one table."""
    url = new_store_url(kind)
    taken = "CREATE INDEX ix_findings_review_id_position ON others (id)"
    execute(url, "CREATE TABLE others (id INTEGER)", taken)
    with pytest.raises(DBAPIError, match="ix_findings_review_id_position"):
        command.upgrade(configured(url), "head")
    assert tables(url) == {"alembic_version", "others", "reviews"}


@pytest.mark.usefixtures("mapped")
def test_copying_a_table_keeps_the_rows_that_point_at_it(new_store_url, more_versions):
    """A batch on SQLite drops the old table, which would cascade with foreign keys on."""
    url = new_store_url("sqlite")
    with SqlAlchemyUnitOfWork(open_sessions(url)) as work:
        work.reviews.add(kept := review())
        work.commit()
    change = "batch.alter_column('fail_level', type_=sa.String(20))"
    versions = more_versions(f"with op.batch_alter_table('reviews') as batch: {change}")
    command.upgrade(configured(url, versions), "head")

    assert "VARCHAR(20)" in str(schema(url)["reviews"]["columns"])
    with engine_on(url).connect() as connection:
        rows = connection.execute(text("SELECT count(*) FROM findings")).scalar_one()
    assert rows == len(kept.findings) == 2


@pytest.mark.usefixtures("mapped")
def test_a_migration_that_breaks_references_is_undone(new_store_url, more_versions):
    url = new_store_url("sqlite")
    with SqlAlchemyUnitOfWork(open_sessions(url)) as work:
        work.reviews.add(kept := review())
        work.commit()
    versions = more_versions("op.execute('DELETE FROM reviews')")
    with pytest.raises(CommandError, match=r"findings.*reviews"):
        command.upgrade(configured(url, versions), "head")

    with engine_on(url).connect() as connection:
        assert connection.execute(text("SELECT project FROM reviews")).scalar_one() == kept.project
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert version == HEAD


def test_a_connection_passed_in_is_used(store_url):
    config = configured("sqlite:////nowhere/at/all.db")
    with engine_on(store_url).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    assert AlembicStore(store_url).status().state == "at head"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_transaction_of_a_connection_passed_in_is_its_owners(kind, new_store_url):
    url = new_store_url(kind)
    engine = engine_for(url_of(url))
    with engine.connect() as connection:
        transaction = connection.begin()
        command.upgrade(configured("", connection=connection), "head")
        assert "findings" in inspect(connection).get_table_names()
        transaction.rollback()
    engine.dispose()
    assert tables(url) == set()


def test_each_revision_is_stamped_when_it_is_done(store_url):
    command.upgrade(configured(store_url), FIRST)
    command.upgrade(configured(store_url), "+1")
    assert AlembicStore(store_url).status().current == REVIEWS
