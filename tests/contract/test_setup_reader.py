"""What the application may rely on from whoever reads a set-up."""

import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.setup_reader import InMemorySetups
from application.ports.setup_reader import SetupReader
from domain.errors import ConfigurationUnreadable, ProjectNotFound
from tests.doctor.faults import HERE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture(params=["disk", "memory"])
def reader(request: pytest.FixtureRequest, place: Path) -> SetupReader:
    disk = AlembicSetupReader()
    if request.param == "disk":
        return disk
    return InMemorySetups({str(place): disk.read(str(place))})


def test_tells_each_file_that_may_be_corrected_as_it_stands(
    reader: SetupReader, place: Path
) -> None:
    setup = reader.read(str(place))

    assert set(setup.files) == {"alembic.ini", "alembic/env.py", "alembic/script.py.mako"}
    for path, text in setup.files.items():
        assert text == (place / path).read_text(encoding="utf-8")


def test_the_root_is_where_paths_are_told_from(reader: SetupReader, place: Path) -> None:
    assert reader.root(str(place)) == str(place)


def test_leaves_the_models_unread(reader: SetupReader, place: Path) -> None:
    assert reader.read(str(place)).models is None


def test_what_is_begun_is_what_is_read_once_the_rest_is_asked_for(
    reader: SetupReader, place: Path
) -> None:
    begun = reader.begin(str(place))
    done = begun.rest(begun.setup)

    assert done.around == reader.read(str(place)).around
    assert done.revisions == reader.read(str(place)).revisions
    assert done.name == begun.setup.name


def test_raises_project_not_found_where_there_is_none(reader: SetupReader, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(ProjectNotFound):
        reader.read(str(tmp_path / "empty"))


@pytest.mark.parametrize("path", ["alembic.ini", "alembic", "alembic/versions"])
def test_every_way_to_name_a_project_leads_to_its_env_py(path: str, place: Path) -> None:
    setup = AlembicSetupReader().read(str(place / path))

    assert setup.env_py is not None
    assert setup.env_py.path.endswith("env.py")
    assert len(setup.history.revisions) == 2


def test_a_configuration_that_leads_nowhere_is_unreadable(place: Path) -> None:
    shutil.rmtree(place / "alembic")

    with pytest.raises(ConfigurationUnreadable, match=r"alembic\.ini:2"):
        AlembicSetupReader().read(str(place))
