"""How far a review has come: where it stands between two revisions, and what it has said."""

from attrs import field

from domain.classes import frozen
from domain.review.finding import Finding
from domain.review.novelty import Novelty
from domain.review.outcome import ReviewedRevision
from domain.review.run import Run
from domain.schema.schema import Schema
from domain.waivers import Waiver


@frozen
class Standing:
    """What the next revision meets: all that a review takes from one revision to another."""

    run: Run
    schema: Schema = field(factory=Schema)
    novelty: Novelty = field(factory=Novelty)


@frozen
class Said:
    """What there is to say of one revision; `reviewed` None where the policy does not name it.

    `helpers` is the digest of what it calls, as its scripts have it.
    """

    findings: tuple[Finding, ...] = ()
    reviewed: ReviewedRevision | None = None
    waivers: tuple[Waiver, ...] = ()
    helpers: str = ""


@frozen
class Past:
    """The first revisions of a history, as an earlier review left them: `said` has one for each.

    `standing` None: there are none.
    """

    standing: Standing | None = None
    said: tuple[Said, ...] = ()
