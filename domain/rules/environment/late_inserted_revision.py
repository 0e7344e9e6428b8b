"""A revision that was put below one that had been released."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.history import Revision
from domain.review.finding import Level
from domain.rules.rule import Description
from domain.rules.safe_ways.code import quoted

ABOUT = Description(
    name="late-inserted-revision",
    family="environment",
    level=Level.WARNING,
    finds="a released revision that follows another one now, with new ones in between.",
    why=(
        "Alembic goes on from the revision that a database is at: what was put below it is never "
        "run there, and `alembic current` says head. Looked for with `--history`, in what git "
        "remembers of the revisions."
    ),
    silent_when=(
        "all that it followed is gone as well, as after squashing",
        "it was changed before it came to the line of commits that is checked out",
    ),
    way_out="Let the new revision follow the newest one; where that was run, write a third one "
    "that does what is missing.",
)


def check(setup: Setup) -> Iterator[Concern]:
    told = set()
    for was in setup.past:
        now = setup.history.by_id.get(was.id)
        if now is None or now.path != was.path or not was.parents or was.id in told:
            continue
        between = put_between(was, now, setup)
        if between:
            told.add(was.id)
            yield Concern(
                f"{now.id} followed {', '.join(was.parents)} when it was released, and now "
                f"follows {', '.join(between)}: databases beyond it never run that",
                now.location,
                fix=f"down_revision = {quoted(was.parents[0])}  # as it was",
            )


def put_between(was: Revision, now: Revision, setup: Setup) -> list[str]:
    new = [p for p in now.parents if p not in was.parents and p in setup.history.by_id]
    # Of most there are none. To ask each for all before it takes a time that grows with the square.
    return new if new and set(was.parents) <= setup.history.ancestors(now) else []


LATE_INSERTED_REVISION = EnvironmentRule(ABOUT, check)
