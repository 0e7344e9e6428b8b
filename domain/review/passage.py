"""From one revision to the next."""

from domain.classes import frozen
from domain.history import Revision
from domain.policy import Policy
from domain.review.heard import Heard
from domain.review.novelty import Novelty
from domain.review.reading import account_for
from domain.review.rule_index import RuleIndex
from domain.review.run import Run
from domain.review.said import Said
from domain.review.standing import Standing
from domain.review.subject import Subject
from domain.review.walk import Passed, Walk
from domain.schema.object_changes import with_settings_ended
from domain.script import RevisionScripts
from domain.transactions import Connection


@frozen
class Turn:
    """A revision, with the rules that judge it; None: it is read and not judged."""

    revision: Revision
    rules: RuleIndex | None


@frozen
class Read:
    """What was read of it; `readable` tells whether no problem came up."""

    turn: Turn
    scripts: RevisionScripts
    readable: bool


@frozen
class Passage:
    """The way from one revision to the next. Each begins on that `connection`, alone in its run;
    `start` is a run of Alembic before its first revision.
    """

    subject: Subject
    policy: Policy
    connection: Connection
    start: Run

    def through(self, turn: Turn, standing: Standing, heard: Heard) -> tuple[Standing, Said]:
        return self.judged(self.read(turn, standing), standing, heard)

    def read(self, turn: Turn, standing: Standing) -> Read:
        faults = len(self.subject.problems())
        scripts = self.subject.read(turn.revision, standing.schema)
        return Read(turn, scripts, len(self.subject.problems()) == faults)

    def judged(self, read: Read, standing: Standing, heard: Heard) -> tuple[Standing, Said]:
        scripts, revision = read.scripts, read.turn.revision
        passed = self.walk(read, standing, heard).through(scripts, standing.schema)
        after = self.left(read, standing, passed)
        if read.turn.rules is None:
            waivers = scripts.waivers if self.subject.released else ()
            return after, Said(waivers=waivers, helpers=scripts.helpers)
        account = account_for(revision, scripts if read.readable else None, passed)
        return after, Said(passed.findings, account, scripts.waivers, scripts.helpers)

    def over(self, read: Read, standing: Standing) -> Standing:
        """Where `judged` comes to, without asking any rule."""
        passed = self.walk(read, standing, Heard()).over(read.scripts, standing.schema)
        return self.left(read, standing, passed)

    def walk(self, read: Read, standing: Standing, heard: Heard) -> Walk:
        revision, rules = read.turn.revision, read.turn.rules
        run = self.start
        if rules is not None:
            run = standing.run.at(revision.id, together=self.policy.names_a_start)
        return Walk(
            self.policy,
            revision,
            rules if rules is not None and read.readable else RuleIndex(),
            self.subject.environment,
            self.connection,
            standing.novelty,
            run,
            heard,
        )

    def left(self, read: Read, before: Standing, passed: Passed) -> Standing:
        novelty = passed.novelty if self.policy.names_a_start else Novelty()
        if read.turn.rules is None or self.subject.has_released(read.turn.revision):
            novelty = before.novelty
        return Standing(passed.run, with_settings_ended(passed.schema), novelty)
