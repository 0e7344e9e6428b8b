"""What the application may rely on from whoever runs a project's env.py."""

import sys
from pathlib import Path

import pytest

from adapters.memory.metadata_source import InMemoryMetadata
from adapters.tracing.metadata import ChildMetadata
from application.ports.metadata_source import MetadataRequest, MetadataSource
from domain.diagnosis.live import LiveTable, MetadataNotHanded
from domain.schema.names import TableName
from tests.doctor.models.written import ENV_PY, USER, project

USERS = (LiveTable(TableName("users"), ("id",)),)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    env_py = ENV_PY.replace("from app.db import Base", "from app.user import Base")
    return project(tmp_path / "shop", {"app/user.py": USER, "alembic/env.py": env_py})


def request_for(place: Path) -> MetadataRequest:
    ini = place / "alembic.ini"
    return MetadataRequest(
        sys.executable, str(place), str(place / "alembic"), str(ini), "postgresql"
    )


@pytest.fixture(params=["child", "memory"])
def metadata(request: pytest.FixtureRequest, place: Path) -> MetadataSource:
    return ChildMetadata() if request.param == "child" else InMemoryMetadata({str(place): USERS})


def test_tells_the_tables_that_are_handed_over(metadata: MetadataSource, place: Path) -> None:
    assert metadata.tables(request_for(place)) == USERS


def test_raises_what_env_py_said_where_it_comes_to_nothing(
    metadata: MetadataSource, tmp_path: Path
) -> None:
    with pytest.raises(MetadataNotHanded):
        metadata.tables(request_for(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    "reaching",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 5432))",
        "import sqlite3\nsqlite3.connect('shop.db')",
    ],
)
def test_nothing_that_env_py_does_reaches_a_database(reaching: str, place: Path) -> None:
    env_py = place / "alembic/env.py"
    env_py.write_text(f"{reaching}\n{env_py.read_text()}")

    with pytest.raises(MetadataNotHanded, match="connects"):
        ChildMetadata().tables(request_for(place))
    assert not (place / "shop.db").exists()


def test_what_env_py_says_shows_no_password(place: Path) -> None:
    env_py = place / "alembic/env.py"
    env_py.write_text("raise ValueError('postgresql://me:hunter2@db/shop')\n")

    with pytest.raises(MetadataNotHanded) as raised:
        ChildMetadata().tables(request_for(place))
    assert "hunter2" not in str(raised.value)


def test_online_alone_the_metadata_is_what_env_py_had_found(place: Path) -> None:
    env_py = place / "alembic/env.py"
    env_py.write_text(
        "from alembic import context\nfrom sqlalchemy import create_engine\n"
        "from app.user import Base\n\ntarget_metadata = Base.metadata\n"
        "with create_engine('sqlite:///shop.db').connect() as connection:\n"
        "    context.configure(connection=connection, target_metadata=target_metadata)\n"
    )

    assert ChildMetadata().tables(request_for(place)) == USERS
