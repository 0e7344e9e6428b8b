"""Diagnose a project's Alembic set-up."""

from collections.abc import Callable
from datetime import date

from attrs import evolve, frozen

from application.ports.setup_reader import SetupReader
from domain.databases.target import database_named
from domain.diagnosis.diagnosing import diagnose
from domain.diagnosis.diagnosis import Diagnosis
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level

ModelReading = Callable[[Setup, str], Setup]
"""Given a set-up and its path, gives it with what is known of the models."""


def models_not_read(setup: Setup, path: str) -> Setup:
    return setup


@frozen
class DiagnosisRequest:
    """What the user asked for. `databases` are those that the project uses besides those that its
    files name. Waivers that end before `today` allow nothing; None: all do. With
    `history` what the revisions were once is looked at, too.
    """

    path: str
    fail_level: Level | None = Level.ERROR
    databases: tuple[str, ...] = ()
    today: date | None = None
    history: bool = False


@frozen
class DiagnoseEnvironment:
    reader: SetupReader
    rules: tuple[EnvironmentRule, ...]
    models: ModelReading = models_not_read
    past: ModelReading = models_not_read

    def __call__(self, request: DiagnosisRequest) -> Diagnosis:
        """Raise InputError when there is no set-up to look at."""
        return diagnose(self.setup(request), self.rules, request.fail_level, request.today)

    def setup(self, request: DiagnosisRequest) -> Setup:
        """What was read, before anything is judged. Raise InputError."""
        found = self.reader.read(request.path)
        asked = {database_named(name): None for name in request.databases}
        found = evolve(found, databases={**asked, **found.databases})
        if request.history:
            found = self.past(found, request.path)
        return self.models(found, request.path)
