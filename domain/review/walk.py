"""One revision under the rules: up, then down again."""

from collections.abc import Iterator

from attrs import evolve, frozen

from domain.databases.effect import Effect
from domain.databases.situation import Situation
from domain.environment import EnvironmentFacts
from domain.history import Revision
from domain.policy import Policy
from domain.review.finding import Finding
from domain.review.novelty import Novelty
from domain.review.rule_index import RuleIndex
from domain.review.run import Run
from domain.review.telling import exempt, finding_at, finding_of
from domain.rolling import Rolling
from domain.rolling_steps import rolling
from domain.rules.rule import RevisionContext, StepContext, StepRule
from domain.schema.replay import apply_step
from domain.schema.schema import Schema
from domain.script import Direction, RevisionScripts, Step
from domain.transactions import Connection, State

NOTHING_HELD = Effect()


@frozen
class Passed:
    """What a revision leaves: the schema, and what in it nobody can be using yet.

    `rolling` is what each step of a judged upgrade means to the release before.
    """

    schema: Schema
    novelty: Novelty
    run: Run
    findings: tuple[Finding, ...] = ()
    rolling: tuple[Rolling, ...] = ()


@frozen
class Walk:
    """One revision, with the rules that judge it, none where it is not judged.

    `novelty` is what was new before it, `run` the run of Alembic that has come to it.
    """

    policy: Policy
    revision: Revision
    rules: RuleIndex
    environment: EnvironmentFacts
    start: Connection
    novelty: Novelty
    run: Run

    def through(self, scripts: RevisionScripts, before: Schema) -> Passed:
        findings: list[Finding] = []
        passed = self.up(scripts.upgrade.steps, before, findings)
        if not self.rules.rules:
            return passed
        undone = self.down(scripts.downgrade.steps, passed.schema, findings)
        context = RevisionContext(
            target=self.policy.target,
            revision=self.revision,
            scripts=scripts,
            before=before,
            after=passed.schema,
            undone=undone,
            environment=self.environment,
            rolling=passed.rolling,
        )
        for rule in self.rules.of_revisions:
            for hit in rule.check(context):
                findings.append(finding_at(rule.about, hit, self.revision))
        told = self.rules.first_of_each("revision", self.rules.without_superseded(findings))
        return evolve(passed, findings=tuple(told))

    def up(self, steps: tuple[Step, ...], schema: Schema, findings: list[Finding]) -> Passed:
        novelty, connection, run = self.novelty, self.start, self.run
        started = schema
        rolled: list[Rolling] = []
        for position, step in enumerate(steps):
            if self.rules.rules:
                connection, run = connection.reaching(step), run.reaching(step)
                context = StepContext(
                    target=self.policy.target,
                    revision=self.revision,
                    direction=Direction.UPGRADE,
                    step=step,
                    before=schema,
                    started=started,
                    situation=self.situation(step, schema, connection),
                    created_tables=novelty.tables,
                    added_columns=novelty.columns,
                    earlier=steps[:position],
                    later=steps[position + 1 :],
                    transaction=connection.transaction,
                    held=connection.held(step),
                    lock_timeout=connection.lock_timeout,
                    environment=self.environment,
                    uncommitted=run.uncommitted,
                )
                findings.extend(said(context, self.rules.of_step(step, Direction.UPGRADE)))
                connection = connection.after(step, context.effect)
                run = run.after(step, schema, context.effect, novelty.tables)
                rolled.append(rolling(step, schema, started, context.effect))
            novelty = novelty.after(step.operation, schema)
            schema = apply_step(step, schema, self.policy.target)
        return Passed(schema, novelty, run, rolling=tuple(rolled))

    def down(self, steps: tuple[Step, ...], schema: Schema, findings: list[Finding]) -> Schema:
        """The schema once the upgrade was undone."""
        novelty, connection, started = Novelty(), self.start, schema
        for position, step in enumerate(steps):
            connection = connection.reaching(step)
            rules = self.rules.of_step(step, Direction.DOWNGRADE)
            if rules:
                context = StepContext(
                    target=self.policy.target,
                    revision=self.revision,
                    direction=Direction.DOWNGRADE,
                    step=step,
                    before=schema,
                    started=started,
                    situation=self.situation(step, schema, connection),
                    created_tables=novelty.tables,
                    added_columns=novelty.columns,
                    earlier=steps[:position],
                    later=steps[position + 1 :],
                    transaction=connection.transaction,
                    lock_timeout=connection.lock_timeout,
                    environment=self.environment,
                )
                findings.extend(said(context, rules))
            connection = connection.after(step, NOTHING_HELD)
            novelty = novelty.after(step.operation, schema)
            schema = apply_step(step, schema, self.policy.target)
        return schema

    def situation(self, step: Step, schema: Schema, connection: Connection) -> Situation:
        return Situation(step, schema, self.policy.target, connection.state is State.OPEN)


def said(context: StepContext, rules: tuple[StepRule, ...]) -> Iterator[Finding]:
    for rule in rules:
        for hit in rule.check(context):
            if not exempt(rule.about, hit, context):
                yield finding_of(rule.about, hit, context)
