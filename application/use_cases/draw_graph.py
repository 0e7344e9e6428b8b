"""Lay out the revision graph of a project."""

from collections.abc import Callable, Mapping

from application.ports.project_reader import ProjectReader
from application.ports.released_files import ReleasedFiles
from application.reviewing_since import since
from domain.classes import frozen
from domain.errors import InputError
from domain.history import History, Revision
from domain.lanes.extract import around, with_parents
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import laid_out
from domain.review.outcome import Outcome


@frozen
class GraphRequest:
    """`since`: only what is new to that branch, and what it was put on. `around`: only what is at
    most `distance` steps from that revision.
    """

    path: str
    since: str | None = None
    around: str | None = None
    distance: int = 5


OutcomeOf = Callable[[str], Outcome | None]


def nobody(project: str) -> Outcome | None:
    return None


@frozen
class DrawGraph:
    reader: ProjectReader
    released_files: ReleasedFiles

    def __call__(self, request: GraphRequest, outcome_of: OutcomeOf = nobody) -> RevisionGraph:
        """With the findings of the outcome that there is of a project, given its name. What it
        tells of a revision that has changed since is left out.

        Raise InputError where there is nothing to draw; faults of the graph are in it.
        """
        project = self.reader.open(request.path)
        new = frozenset[str]()
        if request.since is not None:
            beside = since(request.since, project, self.released_files)
            project = beside.project
            new = frozenset(r.id for r in beside.released.new_in(project.history))
        history = project.history
        if not history.revisions:
            raise InputError(f"{request.path}: there is no revision to draw.")
        outcome = outcome_of(project.name)
        middle = history.find(request.around) if request.around is not None else None
        return RevisionGraph(
            project=project.name,
            lanes=laid_out(shown(request, history, new, middle)),
            total=len(history.revisions),
            heads=frozenset(head.id for head in history.heads),
            problems=(*history.problems, *project.problems),
            new=new,
            focus=middle.id if middle else None,
            findings=counts_of(outcome, history) if outcome else None,
        )


def shown(
    request: GraphRequest, history: History, new: frozenset[str], middle: Revision | None
) -> tuple[Revision, ...]:
    if middle is not None:
        return around(history, middle, request.distance)
    if request.since is not None:
        return with_parents(history, new)
    return history.revisions


def counts_of(outcome: Outcome, history: History) -> Mapping[str, Counts]:
    same = {r.id for r in outcome.revisions if is_same(history.by_id.get(r.id), r.digest)}
    return {name: counts for name, counts in Counts.of(outcome).items() if name in same}


def is_same(revision: Revision | None, digest: str) -> bool:
    return revision is not None and revision.digest == digest
