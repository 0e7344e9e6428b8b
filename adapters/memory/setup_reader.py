"""Set-ups that lie in memory: the `SetupReader` and `Corrections` of those who test with them."""

from collections.abc import Mapping

from attrs import evolve, field

from application.ports.setup_reader import SetupBegun
from domain.classes import define
from domain.diagnosis.setup import Setup
from domain.errors import CorrectionRefused, ProjectNotFound


@define
class InMemorySetups:
    """`setups` by path; corrections change the texts of their files, and nothing else of them."""

    setups: dict[str, Setup] = field(factory=dict)

    def read(self, path: str) -> Setup:
        if path not in self.setups:
            raise ProjectNotFound(path, "set-ups in memory")
        return self.setups[path]

    def begin(self, path: str) -> SetupBegun:
        return SetupBegun(self.read(path))

    def root(self, path: str) -> str:
        """There are no folders around it: it is its own."""
        self.read(path)
        return path

    def write(self, path: str, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        setup = self.read(path)
        for name in new:
            if any(revision.path == name for revision in setup.history.revisions):
                raise CorrectionRefused(name, "it is a revision, and these are never changed")
            if setup.files.get(name) != old[name]:
                raise CorrectionRefused(name, "it was changed meanwhile")
        self.setups[path] = evolve(setup, files={**setup.files, **new})
