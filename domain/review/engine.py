"""Reviewing a history: a pure function from what was read to what there is to say."""

from collections.abc import Iterator, Sequence

from domain.history import History
from domain.policy import Policy
from domain.review.finding import Finding
from domain.review.hearing import Hearing
from domain.review.identity import identity
from domain.review.judging import Judging
from domain.review.outcome import Outcome
from domain.review.passage import Passage, Turn
from domain.review.reading import unread_files
from domain.review.rule_index import RuleIndex
from domain.review.run import Run
from domain.review.said import Said
from domain.review.standing import Standing
from domain.review.subject import Progress, Subject
from domain.review.telling import finding_at, on_every_version
from domain.review.waiving import of_waivers, spared, stated_waivers, used_in, waive
from domain.rules.rule import Rule
from domain.schema.schema import Schema
from domain.selection import judged
from domain.transactions import Connection


def review(subject: Subject, policy: Policy, rules: Sequence[Rule], progress: Progress) -> Outcome:
    """Replay the history from its base, and judge the revisions that the policy names."""
    chosen = judged(subject.history, policy)
    hearing = Hearing.of(rules, policy)
    # Production runs what is pending, which may well be one revision alone: to most rules none
    # stands in the transaction of those before it. What a run of all does is followed beside that.
    connection = Connection.at_start(policy.target, subject.environment)
    start = Run.at_start(policy.target, subject.environment)
    judging = Judging(
        Passage(subject, policy, connection, start),
        subject.past.standing or Standing(start),
        progress,
    )
    for past in subject.past.said:
        judging.tell(past)
    judging.go_through(
        [
            Turn(revision, hearing.at(revision.path) if id(revision) in chosen else None)
            for revision in subject.history.revisions[len(subject.past.said) :]
        ]
    )
    said = judging.said
    findings = findings_of(subject, said, hearing, judging.standing.schema)
    problems = (*subject.problems(), *subject.history.problems)
    reviewed = (one.reviewed for one in said if one.reviewed)
    return Outcome(
        project=subject.name,
        database=policy.target.database.value,
        server_version=policy.target.version_text,
        version_assumed=policy.target.assumed,
        revisions=(*reviewed, *unread_files(subject.history, problems)),
        findings=in_reading_order(findings, subject.history),
        problems=problems,
        fail_level=policy.fail_level,
        since=subject.released.ref if subject.released and subject.history.revisions else None,
        policy=policy.settled,
        digest=identity(subject, policy, rules, said),
    )


def findings_of(
    subject: Subject, said: Sequence[Said], hearing: Hearing, end: Schema
) -> list[Finding]:
    """What was said of each revision, and of all together, at the levels of the policy."""
    judging = hearing.anywhere
    findings = [finding for one in said for finding in one.findings]
    findings = judging.without_mended(findings, end)
    findings.extend([*of_models(subject, judging, findings, end)])
    findings.extend(of_history(subject.history, judging, judged(subject.history, hearing.policy)))
    findings.extend(of_release(subject, judging))
    findings = hearing.levelled(findings, subject.history)
    findings = judging.first_of_each("review", findings)
    findings = with_waivers(subject.history, said, findings, hearing)
    return [on_every_version(each, hearing.policy.target.database) for each in findings]


def of_models(
    subject: Subject, rules: RuleIndex, findings: Sequence[Finding], end: Schema
) -> Iterator[Finding]:
    """What the models say to the newest revisions: those are what the code was written for."""
    newest = {revision.id: revision for revision in subject.history.heads}
    for finding in findings if subject.mapped else ():
        for rule in rules.of_models:
            hit = rule.check(finding, subject.mapped, end) if finding.revision in newest else None
            if hit is not None:
                yield finding_at(rule.about, hit, newest[finding.revision])


def of_history(history: History, rules: RuleIndex, chosen: set[int]) -> Iterator[Finding]:
    for rule in rules.of_histories:
        for revision, hit in rule.check(history):
            if id(revision) in chosen:
                yield finding_at(rule.about, hit, revision)


def of_release(subject: Subject, rules: RuleIndex) -> Iterator[Finding]:
    """Of any revision: what was released is not new, and should not have been touched."""
    if subject.released is None:
        return
    for rule in rules.of_releases:
        for revision, hit in rule.check(subject.released, subject.history):
            yield finding_at(rule.about, hit, revision)


def with_waivers(
    history: History, said: Sequence[Said], findings: Sequence[Finding], hearing: Hearing
) -> list[Finding]:
    """The findings with what waives them, and what there is to say of the waivers.

    Those of revisions that are not judged are heard, and not judged either.
    """
    by_id = {revision.id: revision for revision in history.revisions}
    today = hearing.policy.today
    stated = stated_waivers(history, said, hearing.policy.waivers)
    told = waive(findings, stated, today)
    heard = {one.reviewed.id for one in said if one.reviewed is not None}
    waivers = {revision: those for revision, those in stated.items() if revision in heard}
    used = used_in(told) | (spared(said, waivers) if hearing.policy.names_a_start else set())
    found = of_waivers(hearing.rules, waivers, used, today)
    own = [finding_at(rule.about, hit, by_id[revision]) for revision, rule, hit in found]
    return [*told, *hearing.levelled(own, history)]


def in_reading_order(findings: Sequence[Finding], history: History) -> tuple[Finding, ...]:
    """By revision as they run, then by place; what was said twice is kept once."""
    places = {revision.id: n for n, revision in enumerate(history.revisions)}
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (places[f.revision], f.location.line, f.location.column))
    )
