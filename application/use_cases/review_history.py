"""The main job: review a project's history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, field

from application.ports.project_reader import Project, ProjectReader
from application.ports.reading_ahead import ReadingAhead
from application.ports.released_files import ReleasedFiles
from application.ports.shelves import Shelves
from application.ports.sql_reader import SqlReader
from application.raw_sql import SqlTakenApart
from application.remembering import RememberedReview
from application.reviewing_files import in_files
from application.reviewing_since import since
from application.told_from import seen_from, told_from
from application.use_cases.tell_rules import refuse_unknown
from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.elsewhere import with_elsewhere
from domain.errors import InputError
from domain.history import History
from domain.levels import Levels
from domain.policy import Policy
from domain.released import Released
from domain.review.finding import Level
from domain.review.outcome import Outcome
from domain.review.subject import Subject
from domain.rule_options import RuleOptions
from domain.waivers import BoundWaiver

if TYPE_CHECKING:
    from domain.baseline import Baseline
    from domain.rules.rule import Rule
    from domain.statistics import Statistics


@frozen
class ReviewRequest:
    """What the user asked for. `targets` empty and `database` None: the one that the project names.

    `enabled` names rules that are off unless they are asked for. Waivers that end before `today`
    allow nothing; None: all do. `since` names a branch: what is new to it is reviewed, as it will
    be once it is merged, in place of a range of revisions; `files` are absolute paths: what is in
    them is reviewed. `released` is the id of a revision: what runs up to it is not reviewed.
    `levels`, `options` and `elsewhere` are a team's, see Policy; `folder` is the absolute one from
    which patterns of paths are told. What the `baseline` accepts does not count. Its path, and
    those of the `waivers`, are absolute. `statistics` tell how large the tables are in production.
    """

    path: str
    database: str | None = None
    server_version: str | None = None
    revisions: str = "base:heads"
    files: tuple[str, ...] = ()
    fail_level: Level | None = Level.ERROR
    enabled: frozenset[str] = frozenset()
    today: date | None = None
    since: str | None = None
    targets: tuple[Target, ...] = ()
    released: str | None = None
    levels: Levels = field(factory=Levels)
    options: RuleOptions = field(factory=RuleOptions)
    elsewhere: tuple[str, ...] = ()
    folder: str | None = None
    baseline: Baseline | None = None
    statistics: Statistics | None = None
    waivers: tuple[BoundWaiver, ...] = ()


Watcher = Callable[[int], Callable[[], None]]
"""Given the number of revisions, gives what is to be called after each."""


def nobody_watches(revisions: int) -> Callable[[], None]:
    return lambda: None


@frozen
class ReviewHistory:
    reader: ProjectReader
    sql: SqlReader
    rules: Sequence[Rule]
    shelves: Shelves
    reading_ahead: ReadingAhead
    released_files: ReleasedFiles

    def __call__(self, request: ReviewRequest, watcher: Watcher = nobody_watches) -> Outcome:
        """Raise InputError when nothing can be reviewed; lesser faults are in the outcome."""
        if request.enabled:
            refuse_unknown(request.enabled, self.rules)
        if request.levels.paths and request.folder is not None:
            inside = seen_from(request.folder, self.reader.root(request.path))
            request = evolve(request, levels=evolve(request.levels, folder=inside))
        project, released = self.opened(request)
        if request.waivers:
            request = evolve(request, waivers=self.placed(request, project))
        first, *others = targets_of(request, project)
        outcome = self.on(first, project, released, request, watcher)
        if others:
            from domain.review.several import together

            each = [(first, outcome)]
            for target in others:
                # A project remembers what it met while it was read for one database.
                each.append((target, self.on(target, *self.opened(request), request, watcher)))
            outcome = together(each, project.history, self.rules)
        return self.with_baseline(
            self.with_sizes(outcome, request.statistics), request, project.history
        )

    def with_sizes(self, outcome: Outcome, statistics: Statistics | None) -> Outcome:
        """Raise InputError where the figures are of another kind of database."""
        if statistics is None:
            return outcome
        from domain.sizes import Sizes, refuse_another

        refuse_another(statistics, outcome)
        return Sizes(statistics, {r.about.name: r.about.family for r in self.rules}).told(outcome)

    def with_baseline(self, outcome: Outcome, request: ReviewRequest, history: History) -> Outcome:
        """Raise BaselineOfAnother."""
        if request.baseline is None:
            return outcome
        from domain.baseline import BaselineInUse

        path = told_from(self.reader.root(request.path), request.baseline.path)
        baseline = evolve(request.baseline, path=path)
        once = frozenset(r.about.name for r in self.rules if r.about.once_per == "review")
        return BaselineInUse(baseline, frozenset(history.by_id), once).accept(outcome)

    def placed(self, request: ReviewRequest, project: Project) -> tuple[BoundWaiver, ...]:
        """The waivers with paths as reports tell them. Raise SettingsUnusable."""
        from application.policy_waivers import checked, placed

        root = self.reader.root(request.path)
        return placed(checked(request.waivers, project.history), root)

    def opened(self, request: ReviewRequest) -> tuple[Project, Released | None]:
        """The project as it will be, and what was released of it where a branch tells."""
        project = self.reader.open(request.path)
        if request.since is None:
            return project, None
        beside = since(request.since, project, self.released_files)
        return beside.project, beside.released

    def on(
        self,
        target: Target,
        project: Project,
        released: Released | None,
        request: ReviewRequest,
        watcher: Watcher,
    ) -> Outcome:
        policy = policy_for(target, request, project.history, released)
        if request.files:
            files = in_files(request.files, project, self.reader.root(request.path))
            policy = evolve(policy, judged=files)
        taken_apart = SqlTakenApart(self.sql, target)
        subject = Subject(
            name=project.name,
            history=project.history,
            read=lambda revision, schema: taken_apart(project.scripts(revision, target, schema)),
            problems=lambda: project.problems,
            environment=with_elsewhere(project.environment, request.elsewhere),
            mapped=project.mapped,
            released=released,
        )
        progress = watcher(len(project.history.revisions))
        remembered = RememberedReview(
            self.shelves,
            project,
            taken_apart,
            self.reading_ahead,
            lambda anew: reviewed(anew, policy, self.rules, progress),
        )
        outcome = remembered(subject, policy, self.rules)
        if request.released is not None and released is None:
            return evolve(outcome, since=request.released)
        return outcome


def reviewed(
    subject: Subject, policy: Policy, rules: Sequence[Rule], progress: Callable[[], None]
) -> Outcome:
    """Loads the engine, which a review that lies on a shelf has no need of."""
    from domain.review.engine import review

    return review(subject, policy, rules, progress)


def policy_for(
    target: Target, request: ReviewRequest, history: History, released: Released | None
) -> Policy:
    """Raise RevisionNotFound."""
    return Policy(
        target,
        request.revisions,
        request.fail_level,
        request.enabled,
        request.today,
        new_to(request.released, history, released),
        request.levels,
        request.options,
        request.elsewhere,
        request.waivers,
    )


def new_to(
    revision: str | None, history: History, released: Released | None
) -> tuple[str, ...] | None:
    """The ids, sorted, of what neither a branch has nor runs up to the revision, and of what does
    something else than on the branch; None: no matter.

    Raise RevisionNotFound.
    """
    if revision is None and released is None:
        return None
    known = history.ancestors(history.find(revision)) if revision is not None else frozenset()
    changed = frozenset(released.rewritten) if released else frozenset[str]()
    new = released.judged_in(history) if released else history.revisions
    return tuple(sorted(each.id for each in new if each.id not in known - changed))


def targets_of(request: ReviewRequest, project: Project) -> tuple[Target, ...]:
    """What was asked for, else what the project names, else PostgreSQL as an assumption."""
    if request.targets:
        return request.targets
    if request.database is not None:
        return (Target.of(request.database, request.server_version),)
    if project.database is not None:
        return (Target.of(project.database.value, request.server_version),)
    if request.server_version is not None:
        raise InputError(
            f"--server-version {request.server_version}: of which database? "
            "The project does not name one; say it with --database."
        )
    return (Target.of(Database.POSTGRESQL.value),)
