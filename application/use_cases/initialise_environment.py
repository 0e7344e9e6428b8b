"""Set up an Alembic environment, or what is missing of one."""

from collections.abc import Callable

from application.ports.clock import Clock, NewId
from application.ports.environment_templates import EnvironmentTemplates, FirstRevision
from application.ports.project_folder import ProjectFolder
from application.ports.project_surveyor import ProjectSurveyor
from domain.classes import frozen
from domain.errors import FileTaken
from domain.initiation.placing import Fate, Placed, PlannedFile, placed
from domain.initiation.plan import Plan, planned
from domain.initiation.wanted import Wanted


@frozen
class InitiationRequest:
    """`beside`: what differs is written next to what is there. `dry_run`: nothing is written."""

    path: str
    wanted: Wanted
    beside: bool = False
    dry_run: bool = False


@frozen
class Initiation:
    plan: Plan
    placed: tuple[Placed, ...]
    dry_run: bool

    @property
    def complete(self) -> bool:
        """Whether all that there is, is as it would be written."""
        return all(each.fate not in (Fate.DIFFERS, Fate.BESIDE) for each in self.placed)


@frozen
class InitialiseEnvironment:
    open_folder: Callable[[str], ProjectFolder]
    survey: ProjectSurveyor
    templates: EnvironmentTemplates
    clock: Clock
    new_id: NewId

    def __call__(self, request: InitiationRequest) -> Initiation:
        """Raise InputError, before anything is written, where the request does not fit."""
        folder = self.open_folder(request.path)
        plan = planned(request.wanted, self.survey(folder, request.wanted))
        first = FirstRevision(self.new_id().hex[-12:], self.clock())
        fates = tuple(
            placed(file, folder.text(file.path), request.beside)
            for file in self.templates.files(plan, first)
        )
        new = [file for each in fates if (file := each.written) is not None]
        refuse_taken(folder, new)
        if not request.dry_run:
            for file in new:
                if folder.text(file.path) is None:
                    folder.add(file.path, file.text)
        return Initiation(plan, fates, request.dry_run)


def refuse_taken(folder: ProjectFolder, new: list[PlannedFile]) -> None:
    """One that was put beside another by an earlier run may be there, if it is the same."""
    for file in new:
        if folder.text(file.path) not in (None, file.text):
            raise FileTaken(file.path)
