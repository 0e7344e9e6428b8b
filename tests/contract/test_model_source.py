"""What the application may rely on from whoever finds models."""

from pathlib import Path

import pytest

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.memory.model_source import InMemoryModels
from application.ports.model_source import ModelSource
from domain.databases.target import Target
from domain.diagnosis.models import Loaded
from domain.errors import ProjectNotFound
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table
from tests.doctor.models.written import ENV_PY, USER, project

ON = Target.of("postgresql")
LEFT = Schema({TableName("users"): Table(TableName("users"))})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    env_py = ENV_PY.replace("from app.db import Base", "from app.user import Base")
    return project(tmp_path, {"app/user.py": USER, "alembic/env.py": env_py})


@pytest.fixture(params=["disk", "memory"])
def models(request: pytest.FixtureRequest, place: Path) -> ModelSource:
    disk = AlembicModelSource()
    if request.param == "disk":
        return disk
    return InMemoryModels({str(place): disk.read(str(place), ON, Schema)})


def test_tells_each_model_with_its_table_and_its_line(models: ModelSource, place: Path) -> None:
    (user,) = models.read(str(place), ON, lambda: LEFT).models

    assert (user.name, user.module, user.loaded, user.targeted) == (
        "User",
        "app.user",
        Loaded.YES,
        True,
    )
    assert (user.location.path, user.location.line) == ("app/user.py", 5)
    assert [column.name for column in user.table.columns] == ["id"]


def test_hands_the_schema_and_the_target_on(models: ModelSource, place: Path) -> None:
    facts = models.read(str(place), ON, lambda: LEFT)

    assert (facts.schema, facts.on) == (LEFT, ON)


def test_has_nothing_where_there_is_no_project(models: ModelSource, tmp_path: Path) -> None:
    nothing = tmp_path / "empty"
    nothing.mkdir()

    with pytest.raises(ProjectNotFound):
        models.read(str(nothing), ON, Schema)
