"""What the migrations make, and that they can take it back."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Table, text

from adapters.orm import tables as registry
from adapters.orm.mapping import start_mappers
from adapters.orm.metadata import mapper_registry, metadata
from tests.environment.conftest import FIRST, HEAD, configured, engine_on, schema, tables
from tests.servers import MYSQLS


def scripts():
    return ScriptDirectory.from_config(configured(""))


def test_there_is_one_head_and_one_base():
    assert scripts().get_heads() == [HEAD]
    assert scripts().get_bases() == [FIRST]


def test_the_first_revision_only_sets_up_the_version_table(store_url):
    command.upgrade(configured(store_url), FIRST)
    assert tables(store_url) == {"alembic_version"}


def test_the_registry_has_every_table():
    listed = {item.name for item in vars(registry).values() if isinstance(item, Table)}
    assert listed == set(metadata.tables)


@pytest.mark.usefixtures("mapped")
def test_every_table_is_mapped():
    start_mappers()
    mapped = {mapper.local_table.name for mapper in mapper_registry.mappers}
    assert mapped == set(metadata.tables)


def test_the_migrations_make_what_the_registry_says(store_url):
    command.upgrade(configured(store_url), "head")
    assert tables(store_url) == {"alembic_version", *metadata.tables}
    command.check(configured(store_url))


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE findings",
        "ALTER TABLE reviews ADD COLUMN more INTEGER",
        "CREATE INDEX more ON reviews (fail_level)",
    ],
)
def test_a_difference_is_seen(store_url, change):
    command.upgrade(configured(store_url), "head")
    with engine_on(store_url).begin() as connection:
        connection.execute(text(change))
    with pytest.raises(CommandError, match="New upgrade operations detected"):
        command.check(configured(store_url))


@pytest.mark.parametrize("kind", ["postgresql", *MYSQLS])
@pytest.mark.parametrize(
    ("column", "difference"),
    [
        ("message VARCHAR(64) NOT NULL", "modify_type"),
        ("line INTEGER NOT NULL DEFAULT 4", "modify_default"),
        ("message TEXT", "modify_nullable"),
    ],
)
def test_a_difference_in_a_column_is_seen(new_store_url, kind, column, difference):
    url = new_store_url(kind)
    command.upgrade(configured(url), "head")
    name = column.split()[0]
    with engine_on(url).begin() as connection:
        connection.execute(text(f"ALTER TABLE findings DROP COLUMN {name}"))
        connection.execute(text(f"ALTER TABLE findings ADD COLUMN {column}"))
    with pytest.raises(CommandError, match=difference):
        command.check(configured(url))


def test_up_down_up_leaves_no_trace(store_url):
    config = configured(store_url)
    command.upgrade(config, "head")
    first = schema(store_url)
    command.downgrade(config, "base")
    assert tables(store_url) == {"alembic_version"}
    command.upgrade(config, "head")
    assert schema(store_url) == first


def test_every_single_revision_can_be_taken_back(store_url):
    config = configured(store_url)
    for script in reversed(list(scripts().walk_revisions())):
        if script.down_revision:
            before = schema(store_url)
            command.upgrade(config, script.revision)
            assert schema(store_url) != before
            command.downgrade(config, script.down_revision)
            assert schema(store_url) == before
        command.upgrade(config, script.revision)
