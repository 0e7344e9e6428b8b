"""Judging a history: revision by revision, or its end by two at once."""

from collections.abc import Sequence

from attrs import evolve, field

from domain.classes import define
from domain.review.heard import Heard
from domain.review.passage import Passage, Read, Turn
from domain.review.rule_index import RuleIndex
from domain.review.said import Said
from domain.review.standing import Standing
from domain.review.subject import Both, Progress

# For fewer the other one would not be ready before they are judged by one.
LEAST = 120


@define
class Judging:
    """`standing` is where it stands, `said` what was said of each revision so far."""

    passage: Passage
    standing: Standing
    progress: Progress
    said: list[Said] = field(factory=list)
    heard: Heard = field(factory=Heard)

    def go_through(self, turns: Sequence[Turn]) -> None:
        judged = sum(turn.rules is not None for turn in turns)
        for place, turn in enumerate(turns):
            both = self.passage.subject.both() if judged >= LEAST else None
            if both is not None:
                self.share(turns[place:], both)
                return
            self.standing, told = self.passage.through(turn, self.standing, self.heard)
            self.passage.subject.stands(self.standing)
            self.tell(told)
            self.passage.subject.follows(told)
            judged -= turn.rules is not None

    def share(self, turns: Sequence[Turn], both: Both) -> None:
        """All are replayed first, which takes a tenth of the time: what an upgrade does to the
        schema follows from no rule, and so each half can begin where it begins.
        """
        half = len(turns) // 2
        start = self.standing
        first = [self.passed_over(turn) for turn in turns[:half]]
        middle = self.standing
        second = [self.passed_over(turn) for turn in turns[half:]]
        told = both(lambda: self.told_of(first, start), lambda: self.told_of(second, middle))
        for turn, one in zip(turns, told, strict=True):
            said = self.once(one, turn.rules)
            self.tell(said)
            self.passage.subject.follows(said)

    def passed_over(self, turn: Turn) -> Read:
        read = self.passage.read(turn, self.standing)
        self.standing = self.passage.over(read, self.standing)
        self.passage.subject.stands(self.standing)
        return read

    def told_of(self, reads: Sequence[Read], standing: Standing) -> list[Said]:
        told, heard = [], self.heard.so_far()
        for read in reads:
            standing, said = self.passage.judged(read, standing, heard)
            told.append(said)
        return told

    def once(self, said: Said, rules: RuleIndex | None) -> Said:
        """Either half has a first word of its own: without the second one's."""
        kept = []
        for finding in said.findings:
            if rules is not None and finding.rule in rules.once_a_review:
                if finding.rule in self.heard.going(finding.direction):
                    continue
                self.heard.hear(finding.rule, finding.direction)
            kept.append(finding)
        return said if len(kept) == len(said.findings) else evolve(said, findings=tuple(kept))

    def tell(self, said: Said) -> None:
        self.said.append(said)
        self.progress()
