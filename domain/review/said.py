"""What a review has said, and to which revision an earlier one came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.classes import frozen
from domain.review.finding import Finding
from domain.review.outcome import ReviewedRevision
from domain.waivers import Waiver

if TYPE_CHECKING:
    from domain.review.standing import Standing


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
