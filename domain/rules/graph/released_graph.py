"""How a history runs, compared with what was released of it."""

from domain.history import History, Revision
from domain.released import Released


def new_runs_before(now: Revision, released: Released, history: History) -> tuple[Revision, ...]:
    """The new revisions that a released one now follows directly."""
    parents = (history.by_id[p] for p in now.runs_after if p in history.by_id)
    return tuple(parent for parent in parents if parent.id not in released.ids)


def inserted_before(was: Revision, now: Revision, history: History) -> bool:
    """Whether all that ran before it still does."""
    return set(was.runs_after) <= history.ancestors(now)
