"""The models that were read, held to the metadata that env.py hands over when it runs."""

from collections.abc import Callable

from attrs import evolve

from application.ports.metadata_source import MetadataRequest, MetadataSource
from application.ports.project_reader import ProjectReader
from application.ports.setup_reader import SetupBegun
from domain.classes import frozen
from domain.diagnosis.live import missed
from domain.diagnosis.setup import Setup

ModelReading = Callable[[SetupBegun, str], Setup]


@frozen
class LiveModels:
    """A `ModelReading` that asks the project itself, under `python`, what it hands over."""

    reading: ModelReading
    projects: ProjectReader
    metadata: MetadataSource
    python: str

    def __call__(self, begun: SetupBegun, path: str) -> Setup:
        """Raise InputError, MetadataNotHanded among them."""
        read = self.reading(begun, path)
        if read.models is None or read.env_py is None:
            return read
        root, env_py = self.projects.root(path), read.env_py.path
        ini = read.configuration.path
        request = MetadataRequest(
            python=self.python,
            folder=folder_of(f"{root}/{ini or env_py}"),
            script_location=folder_of(f"{root}/{env_py}"),
            ini=f"{root}/{ini}" if ini and not read.configuration.is_toml else None,
            dialect=read.models.on.database.value if read.models.on else "postgresql",
        )
        live = self.metadata.tables(request)
        return evolve(read, models=evolve(read.models, missed=tuple(missed(read.models, live))))


def folder_of(file: str) -> str:
    return file.rpartition("/")[0]
