"""The main job: review a project's history."""

from collections.abc import Callable, Sequence
from datetime import date

from attrs import field, frozen

from application.ports.project_reader import Project, ProjectReader
from application.ports.reading_ahead import ReadingAhead
from application.ports.released_files import ReleasedFiles
from application.ports.shelves import Shelves
from application.ports.sql_reader import SqlReader
from application.raw_sql import SqlTakenApart
from application.remembering import RememberedReview
from application.reviewing_since import since
from application.use_cases.tell_rules import refuse_unknown
from domain.databases.target import Database, Target
from domain.errors import InputError
from domain.policy import Policy
from domain.review.finding import Level
from domain.review.outcome import Outcome
from domain.review.subject import Subject
from domain.rules.rule import Rule


@frozen
class ReviewRequest:
    """What the user asked for. `database` None: the one that the project names.

    `enabled` names rules that are off unless they are asked for. Waivers that end before `today`
    allow nothing; None: all do. `since` names a branch: what is new to it is reviewed, as it will
    be once it is merged, in place of a range of revisions.
    """

    path: str
    database: str | None = None
    server_version: str | None = None
    revisions: str = "base:heads"
    fail_level: Level | None = Level.ERROR
    enabled: frozenset[str] = frozenset()
    today: date | None = None
    since: str | None = None


Watcher = Callable[[int], Callable[[], None]]
"""Given the number of revisions, gives what is to be called after each."""


def nobody_watches(revisions: int) -> Callable[[], None]:
    return lambda: None


@frozen
class ReviewHistory:
    reader: ProjectReader
    sql: SqlReader
    rules: Sequence[Rule] = field(converter=tuple)
    shelves: Shelves
    reading_ahead: ReadingAhead
    released_files: ReleasedFiles

    def __call__(self, request: ReviewRequest, watcher: Watcher = nobody_watches) -> Outcome:
        """Raise InputError when nothing can be reviewed; lesser faults are in the outcome."""
        project = self.reader.open(request.path)
        target = target_of(request, project)
        refuse_unknown(request.enabled, self.rules)
        beside = None
        if request.since is not None:
            beside = since(request.since, project, self.released_files)
            project = beside.project
        policy = Policy(
            target,
            request.revisions,
            request.fail_level,
            request.enabled,
            request.today,
            beside.new if beside else None,
        )
        taken_apart = SqlTakenApart(self.sql, target)
        subject = Subject(
            name=project.name,
            history=project.history,
            read=lambda revision, schema: taken_apart(project.scripts(revision, target, schema)),
            problems=lambda: project.problems,
            environment=project.environment,
            mapped=project.mapped,
            released=beside.released if beside else None,
        )
        progress = watcher(len(project.history.revisions))
        remembered = RememberedReview(
            self.shelves,
            project,
            taken_apart,
            self.reading_ahead,
            lambda anew: reviewed(anew, policy, self.rules, progress),
        )
        return remembered(subject, policy, self.rules)


def reviewed(
    subject: Subject, policy: Policy, rules: Sequence[Rule], progress: Callable[[], None]
) -> Outcome:
    """Loads the engine, which a review that lies on a shelf has no need of."""
    from domain.review.engine import review

    return review(subject, policy, rules, progress)


def target_of(request: ReviewRequest, project: Project) -> Target:
    """What was asked for, else what the project names, else PostgreSQL as an assumption."""
    if request.database is not None:
        return Target.of(request.database, request.server_version)
    if project.database is not None:
        return Target.of(project.database.value, request.server_version)
    if request.server_version is not None:
        raise InputError(
            f"--server-version {request.server_version}: of which database? "
            "The project does not name one; say it with --database."
        )
    return Target.of(Database.POSTGRESQL.value)
