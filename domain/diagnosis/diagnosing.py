"""From a set-up to its diagnosis: a pure function."""

from collections.abc import Iterable, Iterator, Sequence

from domain.diagnosis.concern import Concern
from domain.diagnosis.configuration import hidden
from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.diff import diff_of
from domain.diagnosis.looked_at import looked_at
from domain.diagnosis.policy import DiagnosisPolicy
from domain.diagnosis.rewrites import Rewriter, not_rewritten
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.settling import said_in_code, settled
from domain.diagnosis.setup import Setup
from domain.diagnosis.strengths import strengths
from domain.diagnosis.suggestions import suggestions
from domain.diagnosis.waiving import malformed, waived
from domain.review.finding import LEVELS, Level
from domain.rules.graph.multiple_heads import MULTIPLE_HEADS
from domain.rules.rule import Description
from domain.rules.waivers.malformed_waiver import MALFORMED_WAIVER

NOTHING_SETTLED = DiagnosisPolicy()
# Rules of reviews that speak of the set-up as well.
OF_REVIEWS = (MULTIPLE_HEADS.about, MALFORMED_WAIVER.about)


def diagnose(
    setup: Setup,
    rules: Sequence[EnvironmentRule],
    policy: DiagnosisPolicy = NOTHING_SETTLED,
    rewriter: Rewriter = not_rewritten,
) -> Diagnosis:
    """Everything that the rules say and the policy leaves, and what is right.

    Without a `rewriter` corrections of Python are told and not shown.
    """
    asked = [rule for rule in rules if policy.asks(rule.about)]
    said = (*graph_issues(setup), *judged(setup, asked, rewriter), *malformed(setup.waivers))
    abouts = {about.name: about for about in (*OF_REVIEWS, *(rule.about for rule in asked))}
    issues = waived(policy.levelled(said, abouts), setup.waivers, policy.today)
    return Diagnosis(
        project=setup.name,
        looked_at=tuple(looked_at(setup)),
        strengths=tuple(strengths(setup)),
        issues=tuple(sorted(dict.fromkeys(issues), key=in_order)),
        suggestions=tuple(suggestions(setup)),
        fail_level=policy.fail_level,
    )


def judged(setup: Setup, rules: Iterable[EnvironmentRule], rewriter: Rewriter) -> Iterator[Issue]:
    for rule in rules:
        yield from (issue(rule.about, found, setup, rewriter) for found in rule.check(setup))


def issue(about: Description, found: Concern, setup: Setup, rewriter: Rewriter) -> Issue:
    edits = settled(found.edits, setup.files, rewriter)
    return Issue(
        rule=about.name,
        level=found.level or about.level,
        message=hidden(found.message),
        location=found.location,
        diff=diff_of(edits, setup.files),
        fix=hidden(found.fix if edits or found.fix else said_in_code(found.edits)),
        assumption=hidden(found.assumption),
        edits=edits,
        safe=found.safe and bool(edits),
    )


def graph_issues(setup: Setup) -> Iterator[Issue]:
    """What no history may have, told as the reader tells it; and heads that nobody meant."""
    for problem in dict.fromkeys(setup.problems):
        way_out = f"# {problem.way_out}" if problem.way_out else ""
        message = hidden(problem.message)
        yield Issue(problem.name, Level.ERROR, message, problem.location, fix=way_out)
    # A parent that is not there leaves a head that nobody made.
    found = () if setup.history.problems else MULTIPLE_HEADS.check(setup.history)
    for revision, hit in found:
        about = MULTIPLE_HEADS.about
        yield Issue(
            about.name, about.level, hit.message, hit.location or revision.location, fix=hit.fix
        )


def in_order(found: Issue) -> tuple[int, str, int, str, str]:
    place = found.location
    path, line = (place.path, place.line) if place else ("", 0)
    return -LEVELS.index(found.level), path, line, found.rule, found.message
