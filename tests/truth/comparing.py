"""The operations that the reader said against those that really ran, revision by revision."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from adapters.sql.reader import SqlTextReader
from adapters.tracing.trace import Sent, Trace, TracedRevision
from domain.databases.target import Target
from tests.truth.saying import History, Said
from tests.truth.signatures import Signature, of_operation, of_told

# `begin_nested()` sends these, and is no operation.
SAVEPOINT = re.compile(r"(?:RELEASE |ROLLBACK TO )?SAVEPOINT sa_savepoint_\d+")


@frozen
class Difference:
    """One operation that only one side has; `silent`: the reader called the revision read."""

    revision: str
    direction: str
    side: str
    signature: Signature
    silent: bool

    def __str__(self) -> str:
        silently = " silently" if self.silent else ""
        told = " ".join(self.signature)[:150]
        return f"{self.revision} {self.direction}{silently} {self.side}: {told}"


@define
class Figures:
    """How many operations ran and how many of them were said; how many were said for sure and how
    many of those ran. `by_condition` of those found were said to be possible only.
    """

    revisions: int = 0
    ran: int = 0
    found: int = 0
    by_condition: int = 0
    said: int = 0
    real: int = 0
    differences: list[Difference] = field(factory=list)

    @property
    def silent(self) -> list[Difference]:
        """Operations that ran unsaid in revisions that the reader called read."""
        return [d for d in self.differences if d.silent and d.side == "unsaid"]


def compared(trace: Trace, history: History, target: Target, direction: str) -> Figures:
    """Over the revisions that ran to their end in that direction."""
    figures = Figures()
    for revision in trace.revisions:
        if revision.direction == direction and revision.finished:
            said = history.said[revision.id, direction]
            count(figures, revision, ran(revision, target), said)
    return figures


def count(
    figures: Figures, revision: TracedRevision, executed: Counter[Signature], said: Said
) -> None:
    found = executed & (said.sure + said.possible)
    real = said.sure & executed
    figures.revisions += 1
    figures.ran += executed.total()
    figures.found += found.total()
    figures.by_condition += (found - said.sure).total()
    figures.said += said.sure.total()
    figures.real += real.total()
    for side, only in (("unsaid", executed - found), ("unreal", said.sure - real)):
        figures.differences += [
            Difference(revision.id, revision.direction, side, signature, not said.partly)
            for signature in only.elements()
        ]


def ran(revision: TracedRevision, target: Target) -> Counter[Signature]:
    """What `op` was told, and the statements that were sent past it."""
    return Counter(signature for event in signatures(revision, target) if (signature := event))


def signatures(revision: TracedRevision, target: Target) -> Iterator[Signature | None]:
    reader = SqlTextReader()
    for event in revision.events:
        if not isinstance(event, Sent):
            yield of_told(event)
        elif event.within is None and not SAVEPOINT.fullmatch(event.text):
            yield from map(of_operation, reader.operations(event.text, target))


def shown(differences: Iterable[Difference]) -> str:
    return "\n".join(map(str, differences))
