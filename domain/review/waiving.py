"""Findings that somebody allowed, and waivers that allow nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

import attrs

from domain.history import History
from domain.review.finding import Finding, Waived
from domain.review.said import Said
from domain.rules.rule import Hit, ReleaseRule, Rule, WaiverRule
from domain.source import Location
from domain.waivers import BoundWaiver, Waiver, bound_digest

Waivers = Mapping[str, Sequence[Waiver]]
"""Those of each revision, by its id."""


def stated_waivers(
    history: History, said: Sequence[Said], bound: Sequence[BoundWaiver]
) -> dict[str, tuple[Waiver, ...]]:
    """Those in the code, then those of the policy file that are bound to it."""
    stated = {}
    by_revision: dict[str, list[BoundWaiver]] = {}
    for each in bound:
        by_revision.setdefault(each.revision, []).append(each)
    for revision, one in zip(history.revisions, said, strict=True):
        waivers = one.waivers
        if revision.id in by_revision:
            digest = bound_digest(revision.digest, one.helpers)
            others = (each.for_what_is_there(digest) for each in by_revision[revision.id])
            waivers = (*waivers, *others)
        if waivers:
            stated[revision.id] = waivers
    return stated


def waive(findings: Sequence[Finding], waivers: Waivers, today: date | None) -> list[Finding]:
    """The findings, each with the waiver that speaks of it."""
    if not waivers:
        return list(findings)
    return [allowed(finding, waivers.get(finding.revision, ()), today) for finding in findings]


def allowed(finding: Finding, waivers: Sequence[Waiver], today: date | None) -> Finding:
    for waiver in waivers:
        about = finding.rule, finding.location, finding.table
        if waiver.holds_on(today) and waiver.speaks_of(*about):
            waived = Waived(waiver.reason, waiver.until, waiver.location)
            return attrs.evolve(finding, waived=waived)
    return finding


def used_in(findings: Sequence[Finding]) -> set[Location]:
    """The places of the waivers that allow something."""
    return {finding.waived.location for finding in findings if finding.waived}


def spared(said: Sequence[Said], waivers: Waivers) -> set[Location]:
    """The places of waivers that speak of a table that counts as not in use yet, as it is to a
    change that creates it: a review of the whole history finds there what they allow.
    """
    return {
        waiver.location
        for one in said
        if one.reviewed is not None and one.reviewed.work is not None
        for waiver in waivers.get(one.reviewed.id, ())
        for done in one.reviewed.work.done
        if not done.used and waiver.may_speak_of(done.line, done.table)
    }


def of_waivers(
    rules: Sequence[Rule], waivers: Waivers, used: Collection[Location], today: date | None
) -> Iterator[tuple[str, WaiverRule, Hit]]:
    """What is to be said of the waivers themselves: the revision, the rule, and what it found."""
    known = frozenset(rule.about.name for rule in rules)
    # What was released is not always known, and then rules about that find nothing anywhere.
    now_and_then = {rule.about.name for rule in rules if isinstance(rule, ReleaseRule)}
    for revision, stated in waivers.items():
        for waiver in stated:
            for rule in rules:
                if isinstance(rule, WaiverRule):
                    needed = waiver.location in used or not now_and_then.isdisjoint(waiver.rules)
                    message = rule.check(waiver, needed, known, today)
                    if message:
                        way = f"# {rule.about.way_out}"
                        yield revision, rule, Hit(message, fix=way, location=waiver.location)
