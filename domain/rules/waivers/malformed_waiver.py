"""A waiver that waives nothing, because it cannot be read."""

from datetime import date
from difflib import get_close_matches

from domain.review.finding import Level
from domain.rules.rule import Description, WaiverRule
from domain.waivers import Waiver

ABOUT = Description(
    name="malformed-waiver",
    family="waivers",
    level=Level.ERROR,
    finds="a comment that begins with `# assay:` and is no waiver.",
    why=(
        "Somebody believes that a finding is allowed here, for a reason and to a day; it is not. "
        "A reason is required, and a date that is given has to be one."
    ),
    silent_when=("it reads `# assay: allow RULE -- REASON`, with or without `, until YYYY-MM-DD`",),
    way_out="Write it as `# assay: allow drop-column -- nobody reads it, until 2027-03-01`.",
)


def check(waiver: Waiver, used: bool, known: frozenset[str], today: date | None) -> str | None:
    if waiver.fault:
        return f"this is no waiver: {waiver.fault}"
    for name in waiver.rules:
        if name not in known:
            near = get_close_matches(name, sorted(known), 1)
            meant = f"did you mean {near[0]}?" if near else "`assay rules` lists them"
            return f"this waives nothing: there is no rule {name}; {meant}"
    return None


MALFORMED_WAIVER = WaiverRule(ABOUT, check)
