"""What another branch has already, seen from a change that is to go there."""

from functools import cached_property

from domain.classes import frozen
from domain.history import History, Revision


@frozen
class Released:
    """`ref` names the branch. `revisions` are what it had where the change left it, as they were
    then; `joined` what it has got since, `heads` the ids that its history ends in now. `rewritten`
    are the ids of those whose upgrade() does something else in the change.
    """

    ref: str
    revisions: tuple[Revision, ...] = ()
    joined: tuple[Revision, ...] = ()
    heads: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """Of all that somebody may have run already."""
        return frozenset(revision.id for revision in (*self.revisions, *self.joined))

    def new_in(self, history: History) -> tuple[Revision, ...]:
        return tuple(revision for revision in history.revisions if revision.id not in self.ids)

    def judged_in(self, history: History) -> tuple[Revision, ...]:
        """What is new, and what does something else now, though that is new to nobody."""
        known = self.ids.difference(self.rewritten)
        return tuple(revision for revision in history.revisions if revision.id not in known)
