"""A waiver that nothing needs."""

from datetime import date

from domain.review.finding import Level
from domain.rules.rule import Description, WaiverRule
from domain.waivers import Waiver

ABOUT = Description(
    name="unused-waiver",
    family="waivers",
    level=Level.WARNING,
    finds="a waiver at a place where the rule that it names finds nothing.",
    why=(
        "What it allowed is gone, or stands somewhere else. Left behind, it would allow the next "
        "one without anybody having thought of it."
    ),
    silent_when=(
        "one of the rules that it names speaks within its reach",
        "it speaks of a table that the change creates, which a review of the whole history judges",
    ),
    way_out="Take it out; or move it to the statement, the function or the file that it is about.",
)


def check(waiver: Waiver, used: bool, known: frozenset[str], today: date | None) -> str | None:
    if used or not waiver.holds_on(today) or not known.issuperset(waiver.rules):
        return None
    return f"nothing here is waived by it: {', '.join(waiver.rules)} finds nothing in its reach"


UNUSED_WAIVER = WaiverRule(ABOUT, check)
