"""From what a rule found to the finding that is told."""

from attrs import evolve

from domain.databases.effect import Duration
from domain.databases.spans import behaves_as, everywhere, others, spans
from domain.databases.target import Database, Target
from domain.history import Revision
from domain.review.finding import Finding, Impact
from domain.rules.backfills import is_backfill
from domain.rules.replacements import emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.validation import fitting
from domain.rules.unread_naming import with_naming_told


def finding_of(rule: StepRule, hit: Hit, context: StepContext) -> Finding:
    about = rule.about
    return Finding(
        rule=about.name,
        level=hit.level or about.level,
        revision=context.revision.id,
        direction=context.direction,
        location=hit.location or context.step.location,
        message=hit.message,
        table=str(hit.table) if hit.table else None,
        column_name=hit.column_name,
        effect=impact(context, hit),
        operation=context.digest,
        fix=with_naming_told(fitting(hit.fix, context.environment), context),
        assumption=assumption(about, hit, context),
        holds_on=holds_on(rule, hit, context),
    )


def finding_at(
    about: Description, hit: Hit, revision: Revision, holds_on: tuple[str, ...] = ()
) -> Finding:
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
        holds_on=holds_on,
    )


def on_every_version(finding: Finding, database: Database) -> Finding:
    """What no step's rule found holds whatever the version."""
    return finding if finding.holds_on else evolve(finding, holds_on=(everywhere(database),))


def holds_on(rule: StepRule, hit: Hit, context: StepContext) -> tuple[str, ...]:
    """The versions at which the rule says the same of the step; most rules do at all."""
    target = context.target
    if not may_differ(rule.about, hit, context):
        return (everywhere(target.database),)
    heard = {behaves_as(target): True}
    for other in others(target):
        alike = behaves_as(other)
        if alike not in heard:
            heard[alike] = heard_on(other, rule, hit, context)
    return spans(target, [each.version for each in others(target) if heard[behaves_as(each)]])


def may_differ(about: Description, hit: Hit, context: StepContext) -> bool:
    if about.differs_by_version == "never" or context.target.database not in about.differs_on:
        return False
    if about.differs_by_version == "always":
        return True
    table = context.before.table(hit.table) if hit.table else None
    return table is not None and bool(table.partitioned_by or table.partition_of)


def heard_on(target: Target, rule: StepRule, hit: Hit, context: StepContext) -> bool:
    """Whether the rule has such a hit there, at the same level."""
    there = context.on(target)
    return any(
        (other.table, other.column_name, other.level) == (hit.table, hit.column_name, hit.level)
        and not exempt(rule.about, other, there)
        for other in rule.check(there)
    )


def exempt(about: Description, hit: Hit, context: StepContext) -> bool:
    """What holds for every rule about a step: a table that nobody uses yet has nobody to hurt.

    And for those about locks: a table without rows is done in an instant. A rule about what the
    server or Alembic refuses, which needs no rows and no users, says so with `about.always`.
    """
    if hit.table is None or about.always:
        return False
    if about.family == "locks" and emptied(context, hit.table):
        return True
    table = context.before.table(hit.table)
    return hit.table in context.created_tables or (table is not None and table.temporary)


def assumption(about: Description, hit: Hit, context: StepContext) -> str:
    """What the rule rests on; for locks, what the effect rests on as well."""
    if not context.step.conditional and about.family != "locks":
        return hit.assumption
    condition = "the condition around it holds" if context.step.conditional else None
    effect = context.effect.assumption if about.family == "locks" else None
    return "; ".join(filter(None, (hit.assumption, condition, effect)))


def impact(context: StepContext, hit: Hit) -> Impact | None:
    effect = context.effect
    lock = effect.lock_on(hit.table)
    if lock is None:
        return None
    stronger = [k.mode for k in context.held if k.table == hit.table and k.rank > lock.rank]
    return Impact(
        lock=lock.mode,
        blocks=lock.blocks.value,
        duration=duration(context).value,
        rewritten=tuple(map(str, effect.rewritten)),
        scanned=tuple(map(str, effect.scanned)),
        held=stronger[0] if stronger else None,
    )


def duration(context: StepContext) -> Duration:
    """A WHERE that finds every row spares no work."""
    told = context.effect.duration
    return Duration.ROWS if told is Duration.INSTANT and is_backfill(context) else told
