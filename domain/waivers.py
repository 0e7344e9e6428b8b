"""Waivers: what a team allows in the code that it stands in, and why.

# assay: allow drop-column -- nobody has read it since 2.3, until 2027-03-01
"""

import re
from datetime import date

from attrs import evolve

from domain.classes import frozen
from domain.digests import digest_of
from domain.source import Location

FORM = "# assay: allow RULE -- REASON, until YYYY-MM-DD"
ALLOW = re.compile(r"(?i:allow)\s+(?P<rules>.*?)\s*--\s*(?P<reason>.*)", re.DOTALL)
UNTIL = re.compile(r"[,;]?\s*\buntil\s+(?P<date>\S+)\s*$")
UNTIL_AMIDST = re.compile(r"\buntil:?\s+\d{4}-\d")
NAME = re.compile(r"[a-z][a-z0-9-]*")
# Of a digest, in a policy file.
DIGITS = 16


@frozen
class Lines:
    """The lines of the file that a waiver speaks for; None: the whole revision."""

    first: int
    last: int

    def covers(self, location: Location, path: str) -> bool:
        """The line itself, or the line of the revision from which a helper was called."""
        places = (location, *location.via)
        return any(p.path == path and self.first <= p.line <= self.last for p in places)


@frozen
class Waiver:
    """`until`: the last day on which it holds, as in 2027-03-01; None: for good.

    `fault`: why it is none; `ended`: why it holds no more, whatever the day. `reach` None: it
    speaks for the whole revision; `table` None: of all tables.
    """

    location: Location
    rules: tuple[str, ...] = ()
    reason: str = ""
    until: str | None = None
    reach: Lines | None = None
    fault: str = ""
    table: str | None = None
    ended: str = ""

    def holds_on(self, today: date | None) -> bool:
        """Without a day given nothing has expired."""
        expired = self.until and today and today > date.fromisoformat(self.until)
        return not self.fault and not self.ended and not expired

    def speaks_of(self, rule: str, location: Location, table: str | None = None) -> bool:
        within = self.reach is None or self.reach.covers(location, self.location.path)
        return rule in self.rules and within and self.table in (None, table)

    def may_speak_of(self, line: int, table: str | None) -> bool:
        """Of what stands at that line of the revision's file."""
        within = self.reach is None or self.reach.first <= line <= self.reach.last
        return within and self.table in (None, table)


@frozen
class BoundWaiver:
    """One of the policy file: for a revision, as it was when the waiver was given.

    `digest` is the beginning of what `bound_digest` gives for it.
    """

    revision: str
    digest: str
    waiver: Waiver

    def for_what_is_there(self, digest: str) -> Waiver:
        """The waiver; one that ended where the revision has another digest now."""
        if digest.startswith(self.digest):
            return self.waiver
        return evolve(
            self.waiver,
            ended=(
                f"revision {self.revision}, or what it calls, has changed since; review it again, "
                f'then write digest = "{digest[:DIGITS]}"'
            ),
        )


def bound_digest(digest: str, helpers: str) -> str:
    """Of a revision together with what it calls, in 64 hexadecimal digits."""
    return digest_of(digest, helpers) if helpers else digest


def waiver_of(text: str, location: Location, reach: Lines | None) -> Waiver:
    """From what follows `assay:` in a comment. Never raises: what is wrong becomes its fault."""
    found = ALLOW.fullmatch(text.strip())
    if found is None:
        return Waiver(location, reach=reach, fault=f"it does not read as `{FORM}` does")
    names = tuple(name.strip() for name in found["rules"].split(","))
    ending = UNTIL.search(found["reason"])
    reason = found["reason"][: ending.start() if ending else None].strip()
    fault, until = "", None
    if ending:
        until = day(ending["date"])
        if not until:
            fault = f"{ending['date']} is no date such as 2027-03-01"
    if UNTIL_AMIDST.search(reason):
        fault = "its day is not the last that it says"
    if not all(map(NAME.fullmatch, names)):
        fault = "it names no rule between `allow` and `--`"
    elif not reason:
        fault = "it gives no reason after `--`"
    return Waiver(location, names, reason, until, reach, fault)


def day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
