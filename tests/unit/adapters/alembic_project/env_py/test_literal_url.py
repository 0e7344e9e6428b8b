"""Which database an env.py names by a URL of its own."""

import pytest

from adapters.alembic_project.env_py.literal_url import database_spelled_out
from domain.databases.target import Database

FROM_CONFIG = "engine_from_config(config.get_section('alembic'))\n"


@pytest.mark.parametrize(
    ("text", "database"),
    [
        ('engine = create_engine("mysql+pymysql://localhost/shop")', Database.MYSQL),
        ("create_async_engine(\n    'sqlite+aiosqlite:///shop.db'\n)", Database.SQLITE),
        (
            f'config.set_main_option("sqlalchemy.url", "sqlite:///a.db")\n{FROM_CONFIG}',
            Database.SQLITE,
        ),
    ],
)
def test_one_that_is_spelled_out(text: str, database: Database) -> None:
    assert database_spelled_out(text) is database


@pytest.mark.parametrize(
    "text",
    [
        "create_engine(settings.url)",
        f'create_engine("sqlite://", creator=cipher)\n{FROM_CONFIG}',
        'create_engine("sqlite://")\ncreate_engine("mysql://localhost/shop")',
        'create_engine("oracle://localhost/shop")',
        '# create_engine("sqlite://")\n',
        'config.set_main_option("sqlalchemy.url", url())\ncreate_engine("sqlite://")',
        FROM_CONFIG,
    ],
)
def test_one_that_may_be_another(text: str) -> None:
    assert database_spelled_out(text) is None
