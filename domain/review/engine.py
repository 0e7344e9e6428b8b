"""Reviewing a history: a pure function from what was read to what there is to say."""

from collections.abc import Callable, Iterator, Sequence

from attrs import field, frozen

from domain.environment import EnvironmentFacts
from domain.history import History, Revision
from domain.policy import Policy
from domain.review.finding import Finding
from domain.review.novelty import Novelty
from domain.review.outcome import Outcome, ReviewedRevision
from domain.review.reading import account_for, unread_files
from domain.review.rule_index import RuleIndex
from domain.review.run import Run
from domain.review.telling import finding_at
from domain.review.walk import Walk
from domain.rules.rule import Rule
from domain.schema.schema import Schema
from domain.script import RevisionScripts
from domain.selection import selected
from domain.source import Problem
from domain.transactions import Connection


@frozen
class Subject:
    """What is reviewed. `read` gives a revision's scripts for the schema before it.

    `problems` is asked after each reading: a problem that appears while a revision is read tells
    that this revision could not be. `environment` is what env.py does about transactions.
    """

    name: str
    history: History
    read: Callable[[Revision, Schema], RevisionScripts]
    problems: Callable[[], Sequence[Problem]]
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)


Progress = Callable[[], None]
"""Called once for each revision that was read."""


def review(subject: Subject, policy: Policy, rules: Sequence[Rule], progress: Progress) -> Outcome:
    """Replay the history from its base, and judge the revisions that the policy names."""
    chosen = {id(revision) for revision in selected(subject.history, policy.revisions)}
    judging = RuleIndex.of(rules, policy.target.database, policy.enabled)
    schema, novelty = Schema(), Novelty()
    # Production runs what is pending, which may well be one revision alone: to most rules none
    # stands in the transaction of those before it. What a run of all does is followed beside that.
    connection = Connection.at_start(policy.target, subject.environment)
    start = run = Run.at_start(policy.target, subject.environment)
    findings: list[Finding] = []
    reviewed: list[ReviewedRevision] = []
    for revision in subject.history.revisions:
        faults = len(subject.problems())
        scripts = subject.read(revision, schema)
        readable = len(subject.problems()) == faults
        judged = id(revision) in chosen
        heard = judging if judged and readable else RuleIndex()
        run = run.at(revision.id, together=policy.names_a_start) if judged else start
        walk = Walk(policy, revision, heard, subject.environment, connection, novelty, run)
        passed = walk.through(scripts, schema)
        schema, run = passed.schema, passed.run
        if judged:
            novelty = passed.novelty if policy.names_a_start else Novelty()
            findings.extend(passed.findings)
            reviewed.append(account_for(revision, scripts if readable else None))
        progress()
    problems = (*subject.problems(), *subject.history.problems)
    findings.extend(of_history(subject.history, judging, chosen))
    findings = judging.first_of_each("review", findings)
    return Outcome(
        project=subject.name,
        database=policy.target.database.value,
        server_version=policy.target.version_text,
        version_assumed=policy.target.assumed,
        revisions=(*reviewed, *unread_files(subject.history, problems)),
        findings=in_reading_order(findings, subject.history),
        problems=problems,
        fail_level=policy.fail_level,
    )


def of_history(history: History, rules: RuleIndex, chosen: set[int]) -> Iterator[Finding]:
    for rule in rules.of_histories:
        for revision, hit in rule.check(history):
            if id(revision) in chosen:
                yield finding_at(rule.about, hit, revision)


def in_reading_order(findings: Sequence[Finding], history: History) -> tuple[Finding, ...]:
    """By revision as they run, then by place; what was said twice is kept once."""
    places = {revision.id: n for n, revision in enumerate(history.revisions)}
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (places[f.revision], f.location.line, f.location.column))
    )
