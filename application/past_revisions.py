"""The revisions of a project as they were once."""

from attrs import evolve

from application.ports.past_files import PastFiles
from application.ports.project_reader import ProjectReader
from domain.classes import frozen
from domain.diagnosis.setup import Setup
from domain.history import Revision


@frozen
class PastRevisions:
    projects: ProjectReader
    files: PastFiles

    def __call__(self, setup: Setup, path: str) -> Setup:
        """The set-up with its past. Raise InputError where nobody remembers."""
        project = self.projects.open(path)
        past: list[Revision] = []
        for place, content in self.files.before(project.versions):
            past.extend(other.revision for other in project.revisions_in({place: content}))
        return evolve(setup, past=tuple(past))
