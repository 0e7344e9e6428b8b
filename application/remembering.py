"""Reading what was read before from a shelf, where nothing that it rested on has changed."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from attrs import define, evolve, field, fields, frozen

from application.ports.project_reader import Grounds, Lookup, Project
from application.ports.reading_ahead import ReadingAhead
from application.ports.shelves import Kept, Shelves
from domain.databases.target import Target
from domain.environment import Fact, NamingConvention
from domain.history import Revision
from domain.policy import Policy
from domain.review.engine import Subject
from domain.review.outcome import Outcome
from domain.rules.rule import Rule
from domain.schema.schema import Schema
from domain.script import RevisionScripts

Read = Callable[[Revision, Schema], RevisionScripts]
TakeApart = Callable[[RevisionScripts], RevisionScripts]
Known = Callable[[Lookup], str]


@define
class RememberedReading:
    """Reads revisions in the order of the history, each from the shelf if it may.

    One that asked the schema is taken from there only where all that runs before it is as it was:
    the schema follows from that.
    """

    project: Project
    read: Read
    take_apart: TakeApart
    target: Target
    naming: Fact[NamingConvention | None]
    shelf: Mapping[str, Kept]
    ahead: Callable[[Revision], Kept | None] = lambda revision: None
    used: dict[str, Kept] = field(factory=dict)
    history: str = "base"
    read_anew: int = 0

    def __call__(self, revision: Revision, schema: Schema) -> RevisionScripts:
        key = self.key(revision)
        kept = self.shelf.get(key)
        scripts = self.scripts_of(kept) if kept else None
        if scripts is None:
            self.read_anew += 1
            kept = self.ahead(revision)
            scripts = self.scripts_of(kept) if kept else None
        if scripts is None:
            scripts = self.read(revision, schema)
            kept = self.kept(scripts, self.project.grounds(revision))
        if kept is not None:
            self.used[key] = kept
        self.history = digest(self.history, key, kept.lookups if kept else ())
        return scripts

    def key(self, revision: Revision) -> str:
        return digest(self.target, self.naming.known, revision.path, revision.digest)

    def without_schema(self, revision: Revision) -> Kept | None:
        """What reading gives where the schema makes no difference; None where it may."""
        found = self.project.scripts_without_schema(revision, self.target)
        if found is None:
            return None
        scripts, grounds = found
        return self.kept(self.take_apart(scripts), grounds)

    def scripts_of(self, kept: Kept) -> RevisionScripts | None:
        """Those that were kept; None where they no longer hold."""
        holds = kept.history in ("", self.history) and still_found(
            kept.lookups, self.project.fingerprint
        )
        return kept.value if holds and isinstance(kept.value, RevisionScripts) else None

    def kept(self, scripts: RevisionScripts, grounds: Grounds | None) -> Kept | None:
        if grounds is None:
            return None
        lookups = ((lookup, self.project.fingerprint(lookup)) for lookup in grounds.lookups)
        return Kept(scripts, tuple(lookups), self.history if grounds.asked_schema else "")


@frozen
class RememberedReview:
    """The outcome of the last review where nothing has changed since; else one of what has."""

    shelves: Shelves
    project: Project
    take_apart: TakeApart
    reading_ahead: ReadingAhead
    review: Callable[[Subject], Outcome]

    def __call__(self, subject: Subject, policy: Policy, rules: Sequence[Rule]) -> Outcome:
        first = subject.history.revisions[0].id if subject.history.revisions else ""
        shelf = digest(subject.name, first, policy.target)[:16]
        key = digest(policy, [rule.about.name for rule in rules], *facts_of(subject))
        kept = self.shelves.read(f"outcome-{shelf}").get(key)
        holds = kept is not None and still_found(kept.lookups, self.project.fingerprint)
        if kept is not None and holds and isinstance(kept.value, Outcome):
            return kept.value
        return self.anew(subject, policy.target, shelf, key)

    def anew(self, subject: Subject, target: Target, shelf: str, key: str) -> Outcome:
        before = subject.problems()
        known = self.shelves.read(f"scripts-{shelf}")
        naming = subject.environment.naming
        reading = RememberedReading(
            self.project, subject.read, self.take_apart, target, naming, known
        )
        outcome = self.read_in_turn(subject, reading)
        if reading.read_anew or len(known) != len(reading.used):
            self.shelves.write(f"scripts-{shelf}", reading.used)
        if subject.problems() == before:
            found = {pair: None for kept in reading.used.values() for pair in kept.lookups}
            self.shelves.write(f"outcome-{shelf}", {key: Kept(outcome, tuple(found))})
        return outcome

    def read_in_turn(self, subject: Subject, reading: RememberedReading) -> Outcome:
        new = [r for r in subject.history.revisions if reading.key(r) not in reading.shelf]
        numbers = {revision.path: number for number, revision in enumerate(new)}
        with self.reading_ahead(lambda n: reading.without_schema(new[n]), len(new)) as read:
            reading.ahead = lambda r: read(numbers[r.path]) if r.path in numbers else None
            return self.review(evolve(subject, read=reading))


def facts_of(subject: Subject) -> list[object]:
    """All that is known of it before its revisions are read."""
    known = [getattr(subject, field.name) for field in fields(Subject)]
    return [*(fact for fact in known if not callable(fact)), subject.problems()]


def still_found(lookups: Sequence[tuple[Lookup, str]], fingerprint: Known) -> bool:
    return all(fingerprint(lookup) == found for lookup, found in lookups)


def digest(*facts: object) -> str:
    return sha256(repr(facts).encode("utf-8", "backslashreplace")).hexdigest()
