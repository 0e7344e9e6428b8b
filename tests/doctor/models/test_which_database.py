"""Against which database the models are compared, where a project uses several."""

import textwrap
from pathlib import Path

import pytest

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.beside import in_turn
from adapters.sql.reader import SqlTextReader
from application.models_at_heads import ModelsAtHeads
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.databases.target import Database
from domain.diagnosis.setup import Setup
from tests.doctor.models.written import ENV_PY, INI, REVISION, issues, project

BOTH = ENV_PY.replace("from app.db import Base", "from app.user import Base") + textwrap.dedent(
    """
    BATCH = {"postgresql": False, "sqlite": True}
    """
)
USER = """
from sqlalchemy import Index, JSON
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, mapped_column
from app.db import Base


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(JSON().with_variant(postgresql.JSONB(), "postgresql"))
    __table_args__ = (
        Index("on_sqlite", "name", "id").ddl_if(dialect="sqlite"),
        Index("on_postgresql", "id", "name").ddl_if(dialect="postgresql"),
    )
"""
TABLE = """    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", {type}, nullable=False),
    )
    op.create_index("{index}", "users", {columns})"""
SQLITE = TABLE.format(type="sa.JSON()", index="on_sqlite", columns=["name", "id"])
POSTGRESQL = TABLE.format(
    type="sa.dialects.postgresql.JSONB()", index="on_postgresql", columns=["id", "name"]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One env.py for both, and a folder of revisions for each."""
    files = {
        "alembic.ini": INI.replace("sqlalchemy.url = postgresql://localhost/shop\n", ""),
        "alembic/env.py": BOTH,
        "alembic/versions/sqlite/a1.py": REVISION.format(upgrade=SQLITE),
        "alembic/versions/postgresql/a1.py": REVISION.format(upgrade=POSTGRESQL),
        "app/user.py": USER,
    }
    found = project(tmp_path, files)
    (found / "alembic" / "versions" / "a1.py").unlink()
    return found


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_a_history_in_a_folder_named_after_a_database_is_compared_as_that(
    name: str, folder: Path
) -> None:
    versions_in(folder, f"%(here)s/alembic/versions/{name}")

    found = compared_on(folder)

    assert found.models is not None
    assert [model.name for model in found.models.models] == ["User"]
    assert issues(folder) == []


def test_a_versions_folder_named_after_a_database_means_that_one(folder: Path) -> None:
    found = AlembicSetupReader().read(str(folder / "alembic" / "versions" / "sqlite"))

    assert list(found.databases) == [Database.SQLITE]


def test_a_script_folder_named_after_a_database_means_that_one(tmp_path: Path) -> None:
    files = {
        "alembic.ini": INI.replace("/alembic", "/sqlite"),
        "sqlite/env.py": BOTH,
        "sqlite/script.py.mako": "",
        "sqlite/versions/a1.py": REVISION.format(upgrade=SQLITE),
    }

    found = AlembicSetupReader().read(str(project(tmp_path, files)))

    assert list(found.databases) == [Database.SQLITE]


def test_folders_of_several_databases_mean_what_the_files_say(folder: Path) -> None:
    versions_in(folder, "%(here)s/alembic/versions/sqlite:%(here)s/alembic/versions/postgresql")

    found = AlembicSetupReader().read(str(folder))

    assert set(found.databases) == {Database.SQLITE, Database.POSTGRESQL}


def versions_in(folder: Path, locations: str) -> None:
    ini = folder / "alembic.ini"
    ini.write_text(f"{ini.read_text()}version_locations = {locations}\n")


def compared_on(folder: Path, *databases: str) -> Setup:
    models = ModelsAtHeads(AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_turn)
    diagnose = DiagnoseEnvironment(AlembicSetupReader(), (), models)
    return diagnose.setup(DiagnosisRequest(str(folder), databases=databases))


@pytest.mark.parametrize(
    ("asked", "database"),
    [((), Database.POSTGRESQL), (("sqlite",), Database.SQLITE), (("mysql",), Database.MYSQL)],
)
def test_the_database_that_the_user_names_goes_first(
    asked: tuple[str, ...], database: Database, tmp_path: Path
) -> None:
    folder = project(tmp_path, {"alembic/env.py": BOTH, "app/user.py": USER})

    found = compared_on(folder, *asked)

    assert found.models is not None
    assert found.models.on is not None
    assert found.models.on.database is database
