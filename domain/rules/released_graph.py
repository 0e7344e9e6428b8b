"""How a history runs, compared with what was released of it."""

from domain.history import History, Revision
from domain.released import Released


def new_runs_before(
    was: Revision, now: Revision, released: Released, history: History
) -> tuple[Revision, ...]:
    """The new revisions that a released one now follows directly. One that it named before, though
    its file was missing, is none: that is restored.
    """
    added = (parent for parent in now.runs_after if parent not in was.runs_after)
    parents = (history.by_id[parent] for parent in added if parent in history.by_id)
    return tuple(parent for parent in parents if parent.id not in released.ids)


def inserted_before(was: Revision, now: Revision, history: History) -> bool:
    """Whether all that ran before it still does."""
    # To gather what runs before each revision takes a time quadratic to the length of the history.
    direct = {parent for parent in now.runs_after if parent in history.by_id}
    return direct.issuperset(was.runs_after) or history.ancestors(now).issuperset(was.runs_after)
