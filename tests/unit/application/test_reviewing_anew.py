"""When what a review needs is loaded, and by whom it is read."""

from contextlib import contextmanager

from adapters.memory.reading_alone import Alone
from application.remembered_reading import RememberedReading
from application.reviewing_anew import ReviewAnew
from domain.databases.target import Target
from domain.environment import Fact
from domain.history import History, Revision
from domain.review.outcome import Outcome
from domain.review.subject import Subject
from domain.script import Body, RevisionScripts, Script
from domain.source import Location

REVISION = Revision("a", "a.py", location=Location("a.py", 1))
NOTHING = RevisionScripts(Script(Body.EMPTY), Script(Body.EMPTY))


class NothingRemembered:
    follow = None

    def latest(self, revisions, reading):
        return None


class Project:
    def reads_whole(self, revision):
        return True


def test_the_rules_are_loaded_while_others_read():
    order = []

    @contextmanager
    def ahead(read, revisions):
        order.append(f"reading {revisions}")
        yield Alone()

    def laid_out():
        order.append("loaded")
        return NothingRemembered()

    def review(subject):
        order.append("reviewed")
        return Outcome("shop", "postgresql", "16", False, (), (), (), None)

    subject = Subject("shop", History.of([REVISION]), lambda *_: NOTHING, lambda: ())
    reading = RememberedReading(
        Project(), subject.read, lambda scripts: scripts, Target.of("postgresql"), Fact(None), {}
    )
    ReviewAnew(subject, reading, laid_out, 0).outcome(review, ahead)

    assert order == ["reading 1", "loaded", "reviewed"]
