"""Going on from where an earlier review of the same revisions stood."""

from collections.abc import Mapping, Sequence

from attrs import field

from application.digests import digest, given, still_found
from application.ports.project_reader import Lookup
from application.ports.shelves import Filled, Kept, Shelves
from application.remembered_reading import RememberedReading
from domain.classes import define
from domain.history import Revision
from domain.policy import Policy
from domain.review.said import Past, Said
from domain.review.standing import Standing
from domain.review.subject import Subject
from domain.rules.rule import Rule
from domain.selection import judged

NEAR, FAR = 16, 128


@define
class Checkpoints:
    """What was said of each revision, and where a review stood after some of them.

    `marks` are digests, one for each revision: of it and all before it, and of all that a review
    is given besides, but for modules. What stands under a mark therefore holds wherever that mark
    comes up again, as long as the modules are as they were. `passed` are the revisions that were
    read or need not be, `found` what the reading of those that were rested on; of `told` of those
    it was said what there is to say.
    """

    shelves: Shelves
    shelf: str
    marks: Sequence[str]
    standings: Mapping[str, Kept] = field(init=False)
    said: Mapping[str, Kept] = field(init=False)
    passed: int = 0
    told: int = 0
    found: list[tuple[tuple[Lookup, str], ...]] = field(factory=list)
    new_standings: dict[str, Kept] = field(factory=dict)
    new_said: dict[str, Kept] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.standings = self.shelves.read(f"standings-{self.shelf}")
        self.said = self.shelves.read(f"said-{self.shelf}")

    def latest(
        self, revisions: Sequence[Revision], reading: RememberedReading
    ) -> tuple[Past, Kept] | None:
        """The past after as many revisions as possible, and what its standing was kept as."""
        for position in range(len(self.marks), 0, -1):
            mark = self.marks[position - 1]
            kept = self.standings.get(mark) if mark in self.standings else None
            if kept and still_found(kept.lookups, reading.project.fingerprint):
                said = self.said_until(kept.history, revisions[:position], reading)
                if isinstance(kept.value, Standing) and said is not None:
                    self.passed = position
                    return Past(kept.value, said), kept
        return None

    def said_until(
        self, history: str, revisions: Sequence[Revision], reading: RememberedReading
    ) -> tuple[Said, ...] | None:
        """None where it was not said by a review that read just that history."""
        found = [self.said.get(mark) for mark in self.marks[: len(revisions)]]
        kept = [one for one in found if one is not None]
        read = reading.history
        if len(kept) == len(revisions):
            for revision, one in zip(revisions, kept, strict=True):
                read = digest(read, reading.key(revision), one.lookups)
        said = tuple(one.value for one in kept if isinstance(one.value, Said))
        return said if read == history and len(said) == len(revisions) else None

    def stand(self, standing: Standing, reading: RememberedReading) -> None:
        """The next revision was read."""
        mark = self.marks[self.passed]
        self.passed += 1
        self.found.append(reading.last_found)
        if stands_here(self.passed, len(self.marks)):
            self.new_standings[mark] = Kept(standing, tuple(reading.found), reading.history)

    def follow(self, said: Said) -> None:
        """That was said of the next one. It is not kept where the review did not stand there."""
        if self.told < len(self.found):
            mark = self.marks[self.passed - len(self.found) + self.told]
            self.new_said[mark] = Kept(said, self.found[self.told])
            self.told += 1

    def standings_filled(self) -> Filled:
        places = range(1, self.passed + 1)
        kept = {self.marks[n - 1] for n in places if stands_here(n, len(self.marks))}
        return Filled(f"standings-{self.shelf}", self.new_standings, kept)

    def said_filled(self) -> Filled:
        return Filled(f"said-{self.shelf}", self.new_said, self.marks[: self.passed])


def stands_here(position: int, revisions: int) -> bool:
    """At the head, before it, and at two places further away: a standing takes as long to write as
    some ten revisions to review. The multiples stay where they are when revisions are added.
    """
    left = revisions - position
    return left <= 1 or any(left < step and position % step == 0 for step in (NEAR, FAR))


def marks_of(subject: Subject, policy: Policy, rules: Sequence[Rule]) -> list[str]:
    chosen = judged(subject.history, policy)
    mark = digest(given(subject, policy), [rule.about.name for rule in rules])
    marks = []
    for revision in subject.history.revisions:
        facts = (revision.id, revision.path, revision.digest, revision.runs_after)
        known = id(revision) in chosen and subject.has_released(revision)
        mark = digest(mark, *facts, id(revision) in chosen, known)
        marks.append(mark)
    return marks
