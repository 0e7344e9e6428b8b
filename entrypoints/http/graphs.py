"""The graph of a kept review, with what was found beside each revision."""

from collections.abc import Callable
from urllib.parse import quote

from domain.history import History, Revision
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import laid_out
from domain.review.outcome import ReviewedRevision
from domain.review.review import Review
from domain.source import Location


def can_be_drawn(review: Review) -> bool:
    """Older reviews do not tell what a revision was put on."""
    revisions = review.revisions
    return len(revisions) == 1 or any(revision.parents for revision in revisions)


def graph_of(review: Review) -> RevisionGraph:
    """Of what was reviewed: all of the history, or a part of it."""
    history = History.of(revision_of(each) for each in review.revisions if each.id)
    return RevisionGraph(
        project=review.project,
        lanes=laid_out(history.revisions),
        total=len(history.revisions),
        heads=frozenset(head.id for head in history.heads),
        findings=Counts.of(review.outcome),
    )


def revision_of(reviewed: ReviewedRevision) -> Revision:
    """What its file is called for stands in place of the message, which is not kept."""
    name = reviewed.path.rsplit("/", 1)[-1].removesuffix(".py")
    words = name.rpartition(f"{reviewed.id}_")[2].strip("_").replace("_", " ")
    place = Location(reviewed.path, 1)
    return Revision(reviewed.id, reviewed.path, reviewed.parents, message=words, location=place)


def address_in(review: Review) -> Callable[[str], str | None]:
    """Where the page of the review tells of a revision; None where nothing was found in it."""
    found = {finding.revision for finding in review.outcome.counting}

    def address(revision_id: str) -> str | None:
        if revision_id not in found:
            return None
        return f"/reviews/{review.id}#revision-{quote(revision_id, errors='replace')}"

    return address
