"""From a review to the answers of the checklist: a pure function."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from domain.checklist.asking import commands, in_shell
from domain.checklist.checklist import Answer, Checklist, RevisionAnswers
from domain.checklist.evidence import Seen, Steps, counted, few, listed, nothing_said
from domain.checklist.item import Item, Status
from domain.checklist.items import ITEMS
from domain.checklist.rule_knowledge import RuleKnowledge
from domain.classes import frozen
from domain.databases.target import Database
from domain.review.finding import Finding
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision
from domain.review.work import Deed
from domain.rules.rule import Rule


def checklist_of(
    outcome: Outcome, rules: Sequence[Rule], wanted: Sequence[ReviewedRevision]
) -> Checklist:
    """`wanted` are those of its revisions that the checklist is about."""
    known = RuleKnowledge(tuple(rules), outcome.policy)
    answering = Answering(outcome, known, frozenset(revision.id for revision in wanted))
    return Checklist(
        project=outcome.project,
        target=target_of(outcome),
        revisions=tuple(answering.of(revision) for revision in wanted),
        answers=tuple(answering.overall(item) for item in ITEMS if item.of_project),
    )


@frozen
class Answering:
    outcome: Outcome
    rules: RuleKnowledge
    wanted: frozenset[str]

    @property
    def databases(self) -> tuple[Database, ...]:
        """The first is the one of which the locks are told."""
        others = (target.database for target in self.outcome.targets)
        return tuple(dict.fromkeys((Database(self.outcome.database), *others)))

    def about(self, item: Item) -> list[Database]:
        return [database for database in self.databases if database in item.databases]

    def elsewhere(self, item: Item) -> Answer:
        names = " or ".join(database.value for database in self.databases)
        return Answer(item, Status.NOT_APPLICABLE, f"not about {names}")

    def of(self, revision: ReviewedRevision) -> RevisionAnswers:
        work = revision.work
        answers = (self.answer(item, revision) for item in ITEMS if not item.of_project)
        return RevisionAnswers(
            revision.id,
            revision.path,
            work.message if work else "",
            revision.digest,
            tuple(answers),
        )

    def overall(self, item: Item) -> Answer:
        if not self.about(item):
            return self.elsewhere(item)
        found = self.rules.of_item(item, self.outcome.findings, self.wanted)
        seen = item.overall(self.outcome) if item.overall else self.silence()
        unread = [r for r in self.outcome.revisions if r.status is not ReadingStatus.READ]
        among = [r for r in unread if r.id in self.wanted]
        if item.reads and item.rules and among:
            seen = evolve(seen, doubt=seen.doubt or f"not read whole: {few(r.id for r in among)}")
        return self.judged(item, found, seen, "")

    def silence(self) -> Seen:
        return Seen(f"no rule has anything against {counted(len(self.wanted), 'revision')}")

    def answer(self, item: Item, revision: ReviewedRevision) -> Answer:
        if not self.about(item):
            return self.elsewhere(item)
        done = revision.work.done if revision.work else ()
        steps = tuple(s for s in done if is_about(item, s.deeds) and (s.used or not item.in_use))
        found = self.rules.of_item(item, self.outcome.findings, frozenset({revision.id}))
        own = tuple(f for f in found if f.revision == revision.id or steps)
        seen = self.seen(item, revision, steps)
        return self.named(self.judged(item, own, seen, revision.path), revision, steps)

    def seen(self, item: Item, revision: ReviewedRevision, steps: Steps) -> Seen:
        """What there is to see; of what was not read nothing is said."""
        if does_nothing(revision) and (item.about or item.looks is None):
            return Seen("it does nothing", applies=False)
        unread = unread_in(item, revision)
        if item.about and not steps:
            told = f"{item.none or 'nothing of the kind'} in {operations(revision)}"
            return Seen(told, unread, applies=bool(item.none or unread), settled=True)
        looks = item.looks or (listed if item.about else nothing_said)
        seen = self.of_first(item, looks(revision, steps))
        return evolve(seen, doubt=seen.doubt or unread) if seen.applies else seen

    def of_first(self, item: Item, seen: Seen) -> Seen:
        """What a step does was looked at on the first database alone; the rules on each."""
        if len(self.databases) == 1 or not item.in_use:
            return seen
        first = first_target(self.outcome)
        if self.databases[0] not in item.databases:
            return Seen("", f"looked at on {first} alone; say --database for another")
        return evolve(seen, evidence=f"{seen.evidence} (on {first})")

    def judged(self, item: Item, found: tuple[Finding, ...], seen: Seen, path: str) -> Answer:
        failing = tuple(finding for finding in found if finding in self.outcome.counting)
        if failing:
            return Answer(item, Status.FAILED, told_of(failing), failing)
        if found:
            return Answer(item, Status.NEEDS_PERSON, f"allowed, is it still? {allowed(found)}")
        if not seen.applies:
            return Answer(item, Status.NOT_APPLICABLE, seen.evidence)
        return self.unopposed(item, seen, path)

    def unopposed(self, item: Item, seen: Seen, path: str) -> Answer:
        """Where no rule has anything against it."""
        if seen.settled and not seen.doubt:
            return Answer(item, Status.PASSED, seen.evidence)
        if item.asks:
            return asked(item, seen)
        if seen.doubt:
            return Answer(item, Status.NEEDS_PERSON, seen.doubt)
        speaking = self.rules.speaking(item, self.about(item))
        unasked = tuple(name for name in speaking if self.rules.is_off(name, path))
        if unasked and len(unasked) == len(speaking):
            more = " ".join(f"--enable {name}" for name in unasked)
            return Answer(item, Status.NEEDS_PERSON, f"no rule was asked; one is: {more}")
        known = f" (rules not asked: {few(unasked)})" if unasked else ""
        return Answer(item, Status.PASSED, f"{seen.evidence}{known}")

    def named(self, answer: Answer, revision: ReviewedRevision, steps: Steps) -> Answer:
        """With the revision, and the tables that it is about, in place of their marks."""
        tables = tuple(dict.fromkeys(step.table for step in steps if step.table))
        parents = revision.work.parents if revision.work else ()
        command = commands(answer.command, tables)
        command = command.replace("{revision}", in_shell(revision.id))
        command = command.replace("{parent}", in_shell((parents or ("base",))[0]))
        command = command.replace("{database}", self.as_options())
        told = few(tables, ", ") or "what it changes"
        return evolve(answer, evidence=answer.evidence.replace("{tables}", told), command=command)

    def as_options(self) -> str:
        version = f" --server-version {self.outcome.server_version}"
        return f"{self.outcome.database}{version * (not self.outcome.version_assumed)}"


def first_target(outcome: Outcome) -> str:
    return f"{outcome.database} {outcome.server_version}"


def target_of(outcome: Outcome) -> str:
    """With its version; several where it speaks of several."""
    if outcome.targets:
        return " and ".join(f"{each}{' (assumed)' * each.assumed}" for each in outcome.targets)
    return f"{first_target(outcome)}{' (assumed)' * outcome.version_assumed}"


def asked(item: Item, seen: Seen) -> Answer:
    assert item.asks
    known = seen.doubt or (seen.evidence if item.about else "")
    evidence = f"{item.asks.look_for} ({known})" if known else item.asks.look_for
    return Answer(item, item.asks.status, evidence, command=item.asks.command)


def is_about(item: Item, deeds: Iterable[Deed]) -> bool:
    return not item.about or any(deed in item.about for deed in deeds)


def does_nothing(revision: ReviewedRevision) -> bool:
    work = revision.work
    return work is not None and not work.done and not work.undone


def unread_in(item: Item, revision: ReviewedRevision) -> str:
    """What was not read where the answer may stand; empty where all was."""
    work = revision.work
    if work is None or revision.status is ReadingStatus.NOT_READ:
        return "the revision was not read"
    if not item.reads:
        return ""
    if item.backwards and work.undone_unread:
        return f"{counted(work.undone_unread, 'operation')} of downgrade() not read"
    unread = [step for step in work.done if Deed.UNREAD in step.deeds]
    if len(unread) + work.undone_unread < revision.operations_unread:
        return "for one of the databases it was not read whole"
    lines = few(f"line {step.line}" for step in unread)
    return f"{counted(len(unread), 'operation')} not read: {lines}" if unread else ""


def operations(revision: ReviewedRevision) -> str:
    return counted(len(revision.work.done) if revision.work else 0, "operation")


def told_of(findings: tuple[Finding, ...]) -> str:
    return few(f"{f.rule} at {file_of(f)}:{f.location.line}" for f in findings)


def file_of(finding: Finding) -> str:
    """Without its folders, which are those of the revision as a rule."""
    return finding.location.path.rpartition("/")[2]


def allowed(findings: tuple[Finding, ...]) -> str:
    return few(f"{finding.rule}: {reason_for(finding)}" for finding in findings)


def reason_for(finding: Finding) -> str:
    by = finding.waived
    return by.reason if by and not by.by_baseline else "accepted by the baseline"
