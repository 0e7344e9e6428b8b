"""An id that another revision had before."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="reused-revision-id",
    family="environment",
    level=Level.ERROR,
    finds="a revision with the id of another one that was released before and is gone.",
    why=(
        "A database that ran the old one counts as having run the new one: it never does, and "
        "nothing tells. Looked for with `--history`, in what git remembers of the revisions."
    ),
    silent_when=(
        "the file was renamed: its message is the same",
        "the other one was never on the line of commits that is checked out",
    ),
    way_out="Give the new revision an id of its own; `alembic revision` makes one.",
)


def check(setup: Setup) -> Iterator[Concern]:
    told = set()
    paths = {revision.path for revision in setup.history.revisions}
    for was in setup.past:
        now = setup.history.by_id.get(was.id)
        if now is None or was.path in paths or was.message == now.message or was.id in told:
            continue
        told.add(was.id)
        yield Concern(
            f"{was.id} was the id of {was.path} before: databases that ran that one never run "
            "this one",
            now.location,
        )


REUSED_REVISION_ID = EnvironmentRule(ABOUT, check)
