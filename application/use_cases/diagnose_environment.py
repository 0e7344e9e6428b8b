"""Diagnose a project's Alembic set-up."""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import evolve, field

from application.ports.rewriting import Rewriting
from application.ports.setup_reader import SetupBegun, SetupReader
from application.told_from import seen_from
from domain.classes import frozen
from domain.databases.target import Database, database_named
from domain.diagnosis.diagnosing import diagnose
from domain.diagnosis.diagnosis import Diagnosis
from domain.diagnosis.policy import DiagnosisPolicy
from domain.diagnosis.rewrites import not_rewritten
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.elsewhere import with_elsewhere
from domain.levels import Levels
from domain.review.finding import Level
from domain.source import Location

ModelReading = Callable[[SetupBegun, str], Setup]
"""Given a set-up and its path, gives all of it with what is known of the models."""

PastReading = Callable[[Setup, str], Setup]


def models_not_read(begun: SetupBegun, path: str) -> Setup:
    return begun.rest(begun.setup)


def past_not_read(setup: Setup, path: str) -> Setup:
    return setup


@frozen
class DiagnosisRequest:
    """What the user asked for. `databases` are those that the project uses besides those that its
    files name. Waivers that end before `today` allow nothing; None: all do. With
    `history` what the revisions were once is looked at, too.

    What a team has settled: `settled_databases` are all that count, unless `databases` are named;
    `levels` and `elsewhere` are as in a review, and `folder` is the absolute one from
    which patterns of paths are told.
    """

    path: str
    fail_level: Level | None = Level.ERROR
    databases: tuple[str, ...] = ()
    today: date | None = None
    history: bool = False
    settled_databases: tuple[Database, ...] = ()
    levels: Levels = field(factory=Levels)
    elsewhere: tuple[str, ...] = ()
    folder: str | None = None


@frozen
class DiagnoseEnvironment:
    reader: SetupReader
    rules: tuple[EnvironmentRule, ...]
    models: ModelReading = models_not_read
    past: PastReading = past_not_read
    rewriting: Rewriting = not_rewritten

    def __call__(self, request: DiagnosisRequest) -> Diagnosis:
        """Raise InputError when there is no set-up to look at."""
        return self.judge(self.setup(request), request)

    def judge(self, setup: Setup, request: DiagnosisRequest) -> Diagnosis:
        """Raise InputError."""
        return diagnose(setup, self.rules, self.policy(request), self.rewriting)

    def policy(self, request: DiagnosisRequest) -> DiagnosisPolicy:
        """Raise InputError."""
        levels = request.levels
        if levels.paths and request.folder is not None:
            inside = seen_from(request.folder, self.reader.root(request.path))
            levels = evolve(levels, folder=inside)
        return DiagnosisPolicy(request.fail_level, request.today, levels)

    def setup(self, request: DiagnosisRequest) -> Setup:
        """What was read, before anything is judged. Raise InputError."""
        begun = self.reader.begin(request.path)
        found = begun.setup
        found = evolve(
            found,
            databases=databases(request, found),
            asked=tuple(map(database_named, request.databases)),
            environment=with_elsewhere(found.environment, request.elsewhere),
            elsewhere=request.elsewhere,
        )
        if request.history:
            found = self.past(found, request.path)
        return self.models(evolve(begun, setup=found), request.path)


def databases(request: DiagnosisRequest, found: Setup) -> Mapping[Database, Location | None]:
    """An option adds to what the files name; settings know better than the files."""
    if request.settled_databases and not request.databases:
        return {each: found.databases.get(each) for each in request.settled_databases}
    asked = {database_named(name): None for name in request.databases}
    return {**asked, **found.databases}
