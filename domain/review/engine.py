"""Reviewing a history: a pure function from what was read to what there is to say."""

from collections.abc import Callable, Iterator, Sequence

from attrs import field, frozen

from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.environment import EnvironmentFacts
from domain.history import History, Revision
from domain.policy import Policy
from domain.review.finding import Finding, Impact
from domain.review.novelty import Novelty
from domain.review.outcome import Outcome, ReviewedRevision
from domain.review.reading import account_for, unread_files
from domain.rules.replacements import emptied
from domain.rules.rule import (
    Description,
    HistoryRule,
    Hit,
    RevisionContext,
    RevisionRule,
    Rule,
    StepContext,
    StepRule,
)
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Direction, RevisionScripts
from domain.selection import selected
from domain.source import Problem
from domain.transactions import Connection, State


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
    schema = Schema()
    # Production runs what is pending, which may well be one revision alone: none counts as
    # standing in the transaction of those before it.
    connection = Connection.at_start(policy.target, subject.environment)
    findings: list[Finding] = []
    reviewed: list[ReviewedRevision] = []
    for revision in subject.history.revisions:
        faults = len(subject.problems())
        scripts = subject.read(revision, schema)
        readable = len(subject.problems()) == faults
        judged = id(revision) in chosen
        walk = Walk(policy, revision, tuple(rules) if judged and readable else (), connection)
        schema = walk.upgrade(scripts, schema, findings)
        if judged:
            findings.extend(walk.whole(scripts))
            reviewed.append(account_for(revision, scripts if readable else None))
        progress()
    problems = (*subject.problems(), *subject.history.problems)
    findings.extend(of_history(subject.history, rules, chosen))
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


@frozen
class Walk:
    """One revision under the rules."""

    policy: Policy
    revision: Revision
    rules: tuple[Rule, ...]
    start: Connection

    def upgrade(self, scripts: RevisionScripts, schema: Schema, findings: list[Finding]) -> Schema:
        """The schema after the upgrade; what the step rules say is added to `findings`."""
        target = self.policy.target
        step_rules = [rule for rule in self.rules if isinstance(rule, StepRule)]
        novelty, connection = Novelty(), self.start
        steps = scripts.upgrade.steps
        for position, step in enumerate(steps):
            if step_rules:
                connection = connection.reaching(step)
                context = StepContext(
                    target=target,
                    revision=self.revision,
                    direction=Direction.UPGRADE,
                    step=step,
                    before=schema,
                    effect=effect_in(
                        Situation(step, schema, target, connection.state is State.OPEN)
                    ),
                    created_tables=novelty.tables,
                    added_columns=novelty.columns,
                    earlier=steps[:position],
                    later=steps[position + 1 :],
                    transaction=connection.transaction,
                    held=connection.held(step),
                    lock_timeout=connection.lock_timeout,
                )
                findings.extend(self.of_step(context, step_rules))
                connection = connection.after(step, context.effect)
            novelty = novelty.after(step.operation, schema)
            schema = apply(step.operation, schema, target)
        return schema

    def of_step(self, context: StepContext, rules: list[StepRule]) -> Iterator[Finding]:
        for rule in rules:
            if context.target.database in rule.about.databases:
                for hit in rule.check(context):
                    if not exempt(rule.about, hit, context):
                        yield self.finding(rule.about, hit, context)

    def whole(self, scripts: RevisionScripts) -> Iterator[Finding]:
        context = RevisionContext(self.policy.target, self.revision, scripts)
        for rule in self.rules:
            if isinstance(rule, RevisionRule):
                for hit in rule.check(context):
                    yield finding_at(rule.about, hit, self.revision)

    def finding(self, about: Description, hit: Hit, context: StepContext) -> Finding:
        return Finding(
            rule=about.name,
            level=hit.level or about.level,
            revision=self.revision.id,
            direction=context.direction,
            location=hit.location or context.step.location,
            message=hit.message,
            table=str(hit.table) if hit.table else None,
            column_name=hit.column_name,
            effect=impact(context, hit),
            fix=hit.fix,
            assumption=assumption(about, hit, context),
        )


def exempt(about: Description, hit: Hit, context: StepContext) -> bool:
    """What holds for every rule about a step: a table that nobody uses yet has nobody to hurt.

    And for those about locks: a table without rows is done in an instant.
    """
    if hit.table is None:
        return False
    if about.family == "locks" and emptied(context, hit.table):
        return True
    table = context.before.table(hit.table)
    return hit.table in context.created_tables or (table is not None and table.temporary)


def assumption(about: Description, hit: Hit, context: StepContext) -> str:
    """What the rule rests on; for locks, what the effect rests on as well."""
    condition = "the condition around it holds" if context.step.conditional else None
    effect = context.effect.assumption if about.family == "locks" else None
    return "; ".join(filter(None, (hit.assumption, condition, effect)))


def impact(context: StepContext, hit: Hit) -> Impact | None:
    effect = context.effect
    lock = effect.lock_on(hit.table)
    if lock is None:
        return None
    stronger = (k.mode for k in context.held if k.table == hit.table and k.rank > lock.rank)
    return Impact(
        lock=lock.mode,
        blocks=lock.blocks.value,
        duration=effect.duration.value,
        rewritten=tuple(map(str, effect.rewritten)),
        scanned=tuple(map(str, effect.scanned)),
        held=next(stronger, None),
    )


def of_history(history: History, rules: Sequence[Rule], chosen: set[int]) -> Iterator[Finding]:
    for rule in rules:
        if isinstance(rule, HistoryRule):
            for revision, hit in rule.check(history):
                if id(revision) in chosen:
                    yield finding_at(rule.about, hit, revision)


def finding_at(about: Description, hit: Hit, revision: Revision) -> Finding:
    return Finding(
        rule=about.name,
        level=hit.level or about.level,
        revision=revision.id,
        direction=hit.direction,
        location=hit.location or revision.location,
        message=hit.message,
        table=str(hit.table) if hit.table else None,
        column_name=hit.column_name,
        fix=hit.fix,
        assumption=hit.assumption,
    )


def in_reading_order(findings: Sequence[Finding], history: History) -> tuple[Finding, ...]:
    """By revision as they run, then by place; what was said twice is kept once."""
    places = {revision.id: n for n, revision in enumerate(history.revisions)}
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (places[f.revision], f.location.line, f.location.column))
    )
