"""A new revision that is not put on top of what was released."""

from collections.abc import Iterator

from domain.history import History, Revision
from domain.released import Released
from domain.review.finding import Level
from domain.rules.released_graph import inserted_before, new_runs_before
from domain.rules.rule import Description, Hit, ReleaseRule
from domain.rules.safe_ways.code import quoted

ABOUT = Description(
    name="out-of-order-revision",
    family="graph",
    level=Level.ERROR,
    finds="a new revision that does not continue from the newest one that was released.",
    why=(
        "A database that has run a later revision is past everything below it: what is put there "
        "afterwards never runs on it, and Alembic says nothing. Where a merge joins two branches "
        "all is run, but some databases run it in another order than others."
    ),
    less_when="a merge revision joins it to what was released meanwhile",
    silent_when=(
        "it follows the newest revision of the branch that `--since` names",
        "nothing joins the two yet: multiple-heads tells that",
        "nobody says what was released: this needs `--since`",
    ),
    way_out="Let it follow the newest revision that was released.",
    hazards=("out-of-order-revision",),
)


def check(released: Released, history: History) -> Iterator[tuple[Revision, Hit]]:
    yield from below_released(released, history)
    open_ends = {head.id for head in history.heads}
    newer = [head for head in released.heads if head in history.by_id and head not in open_ends]
    for revision in released.new_in(history):
        for parent in revision.parents if not revision.is_merge else ():
            passed = [head for head in newer if left_behind(parent, head, revision, history)]
            if parent in released.ids and passed:
                yield revision, hit_beside(revision, parent, passed[-1], released)


def below_released(released: Released, history: History) -> Iterator[tuple[Revision, Hit]]:
    for was in released.revisions:
        now = history.by_id.get(was.id)
        if now is None or not inserted_before(was, now, history):
            continue
        for new in new_runs_before(was, now, released, history):
            yield (
                new,
                Hit(
                    f"{new.id} was put before {was.id}, which {released.ref} has: a database that "
                    f"has run {was.id} never runs {new.id}",
                    fix=following(new, released),
                ),
            )


def left_behind(parent: str, head: str, revision: Revision, history: History) -> bool:
    """Whether the head comes after the parent, and neither before nor after the revision."""
    before = history.ancestors(history.by_id[head])
    return parent != head and parent in before and revision.id not in before


def hit_beside(revision: Revision, parent: str, newest: str, released: Released) -> Hit:
    return Hit(
        f"{revision.id} continues from {parent}, but {released.ref} has gone on to {newest}: some "
        f"databases run {revision.id} before what came in between, others after it",
        level=Level.WARNING,
        fix=f"# In {revision.path}:\ndown_revision = {quoted(newest)}",
    )


def following(new: Revision, released: Released) -> str:
    if len(released.heads) != 1:
        return f"# Let {new.id} follow one of the heads of {released.ref}."
    return f"# In {new.path}:\ndown_revision = {quoted(released.heads[0])}"


OUT_OF_ORDER_REVISION = ReleaseRule(ABOUT, check)
