"""A waiver whose day has passed, or whose revision has changed."""

from datetime import date

from domain.review.finding import Level
from domain.rules.rule import Description, WaiverRule
from domain.waivers import Waiver

ABOUT = Description(
    name="expired-waiver",
    family="waivers",
    level=Level.WARNING,
    finds=(
        "a waiver whose last day has passed, or one of the policy file whose revision has changed "
        "since it was given."
    ),
    why=(
        "It was allowed to a day, or as it was. What it allowed counts again, as it was meant to."
    ),
    silent_when=(
        "the day is today or later, or none is given",
        "neither the revision nor what it calls has changed",
    ),
    way_out="Mend what it allowed; or look again, say why, and give it another day or digest.",
)


def check(waiver: Waiver, used: bool, known: frozenset[str], today: date | None) -> str | None:
    if waiver.fault or waiver.holds_on(today):
        return None
    if waiver.ended:
        return f"this waiver ended, and what it allowed counts again: {waiver.ended}"
    return f"this waiver ended with {waiver.until}: what it allowed counts again"


EXPIRED_WAIVER = WaiverRule(ABOUT, check)
