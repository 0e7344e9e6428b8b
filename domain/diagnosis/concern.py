"""What a rule has to say about an environment."""

from domain.classes import frozen
from domain.diagnosis.written import Change
from domain.review.finding import Level
from domain.source import Location


@frozen
class Concern:
    """What is wrong at a place, and the corrected lines.

    `edits` lead to those lines, in one file or several; `fix` is code to write where no lines can
    be given, `assumption` what it rests on that was not known for sure. `level` is given where it
    is not the rule's. The edits are `safe` where they change nothing but what is wrong: these are
    what `assay doctor --fix` writes.
    """

    message: str
    location: Location | None = None
    edits: tuple[Change, ...] = ()
    fix: str = ""
    level: Level | None = None
    assumption: str = ""
    safe: bool = False
