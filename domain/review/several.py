"""Reviews of one history for several databases, told as one."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

import attrs

from domain.databases.target import Target
from domain.digests import digest_of
from domain.history import History
from domain.review.finding import Finding
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision
from domain.rolling import Phase
from domain.rules.rule import Rule, WaiverRule

WORST_LAST = tuple(ReadingStatus)
NO_WAY = "# no other way is known"
Reviewed = tuple[Target, Outcome]
Told = tuple[Target, Finding]


def together(reviewed: Sequence[Reviewed], history: History, rules: Sequence[Rule]) -> Outcome:
    """One outcome that speaks of each of several databases."""
    outcomes = [outcome for _, outcome in reviewed]
    first = outcomes[0]
    return attrs.evolve(
        first,
        targets=tuple(target for target, _ in reviewed),
        revisions=tuple(map(revision_on_each, alike(outcomes))),
        findings=in_order(findings_on_each(reviewed, of_all(rules)), history),
        problems=tuple(dict.fromkeys(chain.from_iterable(o.problems for o in outcomes))),
        digest=digest_of(*(o.digest for o in outcomes)) if first.digest else "",
    )


def alike(outcomes: Sequence[Outcome]) -> Iterable[Sequence[ReviewedRevision]]:
    """A file of a helper may be unreadable for one database alone: that has no others beside it."""
    found: dict[tuple[str, str], list[ReviewedRevision]] = {}
    for outcome in outcomes:
        for revision in outcome.revisions:
            found.setdefault((revision.id, revision.path), []).append(revision)
    return found.values()


def of_all(rules: Sequence[Rule]) -> frozenset[str]:
    """What they find is so only where it is found for each database: a waiver that is of no use."""
    return frozenset(rule.about.name for rule in rules if isinstance(rule, WaiverRule))


def findings_on_each(reviewed: Sequence[Reviewed], of_all: Collection[str]) -> list[Finding]:
    """Those that say the same are told once, whatever each database does and is to be spared."""
    found: dict[Finding, list[Told]] = {}
    for target, outcome in reviewed:
        for finding in outcome.findings:
            same = attrs.evolve(finding, effect=None, holds_on=(), fix="", assumption="")
            found.setdefault(same, []).append((target, finding))
    return [
        merged(same)
        for one, same in found.items()
        if one.rule not in of_all or len(same) >= len(reviewed)
    ]


def merged(same: Sequence[Told]) -> Finding:
    """The first that has an effect tells it, and of which database it is where others differ."""
    first = same[0][1]
    effects = {finding.effect for _, finding in same}
    target, telling = next((told for told in same if told[1].effect), same[0])
    effect = telling.effect
    if effect and len(effects) > 1:
        effect = attrs.evolve(effect, on=str(target))
    spans = dict.fromkeys(chain.from_iterable(finding.holds_on for _, finding in same))
    fixes = by_words((target, finding.fix) for target, finding in same)
    assumed = by_words((target, finding.assumption) for target, finding in same)
    return attrs.evolve(
        first,
        effect=effect,
        holds_on=tuple(spans),
        fix="\n\n".join(f"# On {on}:\n{fix or NO_WAY}" for fix, on in fixes) or first.fix,
        assumption="; ".join(f"on {on}: {told}" for told, on in assumed if told)
        or first.assumption,
    )


def by_words(told: Iterable[tuple[Target, str]]) -> list[tuple[str, str]]:
    """Each text once, with the names of the databases that it is for; none where all have one."""
    found: dict[str, list[str]] = {}
    for target, text in told:
        found.setdefault(text, []).append(str(target))
    if len(found) < 2:
        return []
    return [(text, " and ".join(targets)) for text, targets in found.items()]


def in_order(findings: Sequence[Finding], history: History) -> tuple[Finding, ...]:
    places = {revision.id: number for number, revision in enumerate(history.revisions)}
    return tuple(
        sorted(findings, key=lambda f: (places[f.revision], f.location.line, f.location.column))
    )


def revision_on_each(same: Sequence[ReviewedRevision]) -> ReviewedRevision:
    """As little of it as was read for any database, and whatever breaks on one of them."""
    return attrs.evolve(
        same[0],
        status=max((one.status for one in same), key=WORST_LAST.index),
        reasons=tuple(dict.fromkeys(chain.from_iterable(one.reasons for one in same))),
        operations_read=min(one.operations_read for one in same),
        operations_unread=max(one.operations_unread for one in same),
        phase=phase_on_each([one.phase for one in same]),
        breaks=tuple(dict.fromkeys(chain.from_iterable(one.breaks for one in same))),
    )


def phase_on_each(phases: Sequence[Phase | None]) -> Phase | None:
    """None where that of one is not known."""
    known = {phase for phase in phases if phase is not None}
    if len(known) < len(set(phases)):
        return None
    told = known - {Phase.NEITHER}
    return next(iter(told or known)) if len(told) < 2 else Phase.BOTH
