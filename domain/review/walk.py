"""One revision under the rules: up, then down again."""

from collections.abc import Sequence

from attrs import field

from domain.classes import frozen
from domain.databases.effect import Effect
from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.spans import everywhere
from domain.databases.target import Database
from domain.direction import Direction
from domain.environment import EnvironmentFacts
from domain.history import Revision
from domain.policy import Policy
from domain.review.doing import done_of
from domain.review.finding import Finding
from domain.review.heard import Heard
from domain.review.novelty import Novelty
from domain.review.rule_index import RuleIndex
from domain.review.run import Run
from domain.review.telling import exempt, finding_at, finding_of
from domain.review.told_types import upgrade_steps
from domain.review.work import Done
from domain.rolling import Rolling
from domain.rolling_steps import rolling
from domain.rules.rule import RevisionContext, StepContext, StepRule
from domain.schema.replay import apply_step, copied
from domain.schema.schema import Schema
from domain.script import RevisionScripts, Step
from domain.transactions import Connection, State

NOTHING_HELD = Effect()


@frozen
class Passed:
    """What a revision leaves: the schema, and what in it nobody can be using yet.

    `rolling` is what each step of a judged upgrade means to the release before, `done` what the
    checklist is told of it.
    """

    schema: Schema
    novelty: Novelty
    run: Run
    findings: tuple[Finding, ...] = ()
    rolling: tuple[Rolling, ...] = ()
    done: tuple[Done, ...] = ()


@frozen
class Walk:
    """One revision, with the rules that judge it, none where it is not judged.

    `novelty` is what was new before it, `run` the run of Alembic that has come to it. `heard` is
    what whoever judges has heard so far, and hears on the way.
    """

    policy: Policy
    revision: Revision
    rules: RuleIndex
    environment: EnvironmentFacts
    start: Connection
    novelty: Novelty
    run: Run
    heard: Heard = field(factory=Heard)

    def through(self, scripts: RevisionScripts, before: Schema) -> Passed:
        findings: list[Finding] = []
        passed = self.up(self.steps_up(scripts), before, findings)
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
            options=self.policy.options,
            rolling=passed.rolling,
        )
        whenever = (everywhere(self.policy.target.database),)
        for rule in self.rules.of_revisions:
            for hit in rule.check(context):
                findings.append(finding_at(rule.about, hit, self.revision, whenever))
        told = self.rules.first_of_each("revision", self.rules.without_superseded(findings))
        schema, novelty, run = passed.schema, passed.novelty, passed.run
        return Passed(schema, novelty, run, tuple(told), passed.rolling, passed.done)

    def over(self, scripts: RevisionScripts, before: Schema) -> Passed:
        """Where `through` comes to; what is said on the way is left out."""
        novelty, connection, run, schema = self.novelty, self.start, self.run, before
        for step in self.steps_up(scripts):
            if self.rules.rules:
                connection, run = connection.reaching(step), run.reaching(step)
                effect = NOTHING_HELD
                if run.asks_for_effects:
                    effect = effect_in(self.situation(step, schema, connection))
                connection = connection.after(step, NOTHING_HELD)
                run = run.after(step, schema, effect, novelty.tables)
            novelty = novelty.after(step.operation, schema)
            schema = apply_step(step, schema, self.policy.target)
        return Passed(schema, novelty, run)

    def steps_up(self, scripts: RevisionScripts) -> tuple[Step, ...]:
        """On MySQL whoever does not say the type so far loses what he leaves out."""
        if self.rules.rules and self.policy.target.database is Database.POSTGRESQL:
            return upgrade_steps(scripts)
        return scripts.upgrade.steps

    def up(self, steps: tuple[Step, ...], schema: Schema, findings: list[Finding]) -> Passed:
        novelty, connection, run = self.novelty, self.start, self.run
        started = schema
        rolled: list[Rolling] = []
        done: list[Done] = []
        telling = Telling(self.rules, self.heard)
        for position, step in enumerate(steps):
            context = None
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
                    options=self.policy.options,
                    uncommitted=run.uncommitted,
                )
                heard = self.heard.going(Direction.UPGRADE)
                asked = self.rules.of_step(step, Direction.UPGRADE, heard)
                telling.of(context, asked, findings)
                connection = connection.after(step, context.effect)
                run = run.after(step, schema, context.effect, novelty.tables)
                rolled.append(rolling(step, schema, started, context.effect))
                done.append(done_of(context))
            novelty = novelty.after(step.operation, schema)
            schema = self.after(step, schema, context)
        return Passed(schema, novelty, run, rolling=tuple(rolled), done=tuple(done))

    def down(self, steps: tuple[Step, ...], schema: Schema, findings: list[Finding]) -> Schema:
        """The schema once the upgrade was undone."""
        novelty, connection, started = Novelty(), self.start, schema
        telling = Telling(self.rules, self.heard)
        for position, step in enumerate(steps):
            context = None
            connection = connection.reaching(step)
            heard = self.heard.going(Direction.DOWNGRADE)
            rules = self.rules.of_step(step, Direction.DOWNGRADE, heard)
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
                    options=self.policy.options,
                )
                telling.of(context, rules, findings)
            connection = connection.after(step, NOTHING_HELD)
            novelty = novelty.after(step.operation, schema)
            schema = self.after(step, schema, context)
        return schema

    def after(self, step: Step, schema: Schema, context: StepContext | None) -> Schema:
        """The schema after the step, which a rule may have asked for already."""
        if context is None or copied(step, schema, self.policy.target) is not schema:
            return apply_step(step, schema, self.policy.target)
        return context.after

    def situation(self, step: Step, schema: Schema, connection: Connection) -> Situation:
        return Situation(step, schema, self.policy.target, connection.state is State.OPEN)


@frozen
class Telling:
    """What the rules say of one revision's steps in one direction.

    One of which the revision has but the first word is not asked again when it has spoken: its name
    is in `silent`, and where that is the first word in a review, `heard`.
    """

    rules: RuleIndex
    heard: Heard
    silent: set[str] = field(factory=set)

    def of(self, context: StepContext, rules: Sequence[StepRule], findings: list[Finding]) -> None:
        for rule in rules:
            if self.silent and rule.about.name in self.silent:
                continue
            for hit in rule.check(context):
                if not exempt(rule.about, hit, context):
                    findings.append(finding_of(rule, hit, context))
                    if rule.about.name in self.rules.heard_once:
                        self.fall_silent(rule, context.direction)
                        break

    def fall_silent(self, rule: StepRule, direction: Direction) -> None:
        if rule.about.name in self.rules.once_a_review:
            self.heard.hear(rule.about.name, direction)
        else:
            self.silent.add(rule.about.name)
