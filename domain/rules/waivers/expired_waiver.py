"""A waiver whose day has passed."""

from datetime import date

from domain.review.finding import Level
from domain.rules.rule import Description, WaiverRule
from domain.waivers import Waiver

ABOUT = Description(
    name="expired-waiver",
    family="waivers",
    level=Level.WARNING,
    finds="a waiver whose last day has passed.",
    why="It was allowed to a day. What it allowed counts again, as it was meant to.",
    silent_when=("the day is today or later", "no day is given"),
    way_out="Mend what it allowed, or give it another day and say why.",
)


def check(waiver: Waiver, used: bool, known: frozenset[str], today: date | None) -> str | None:
    if waiver.fault or waiver.holds_on(today):
        return None
    return f"this waiver ended with {waiver.until}: what it allowed counts again"


EXPIRED_WAIVER = WaiverRule(ABOUT, check)
