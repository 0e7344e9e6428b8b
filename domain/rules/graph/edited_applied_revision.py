"""A revision that was released and does something else since."""

from collections.abc import Iterator

from domain.history import History, Revision
from domain.released import Released
from domain.review.finding import Level
from domain.rules.released_graph import inserted_before, new_runs_before
from domain.rules.rule import Description, Hit, ReleaseRule

ABOUT = Description(
    name="edited-applied-revision",
    family="graph",
    level=Level.ERROR,
    finds="a released revision whose `upgrade()` or place in the history was changed.",
    why=(
        "Alembic remembers that a database has run a revision, not what stood in it: whoever has "
        "run it never runs the new text. From then on databases differ, the old ones from those "
        "that are built anew, and nothing says so until a later revision fails on some of them."
    ),
    silent_when=(
        "only comments, docstrings, layout, unused imports or `downgrade()` were changed",
        "nobody says what was released: this needs `--since`",
        "a new revision was put before it: out-of-order-revision tells that",
        "a revision before it was deleted: deleted-applied-revision tells that",
    ),
    way_out=(
        "Put the file back as it was, and make the change in a new revision. Where it fails on new "
        "databases alone and has to be mended in place, say so in a waiver."
    ),
    hazards=("edited-applied-revision",),
)


def check(released: Released, history: History) -> Iterator[tuple[Revision, Hit]]:
    rewritten = frozenset(released.rewritten)
    for was in released.revisions:
        now = history.by_id.get(was.id)
        if now is None:
            continue
        if was.id in rewritten:
            yield (
                now,
                Hit(
                    f"upgrade() of {was.id} is not what {released.ref} has: a database that has "
                    "run it never runs the new one",
                    fix=restored(was, released) + "  # and change what it did in a new revision",
                ),
            )
        elif moved(was, now, released, history):
            yield (
                now,
                Hit(
                    f"{was.id} followed {named(was)} on {released.ref} and follows {named(now)} "
                    "now: databases have run it where it stood",
                    fix=restored(was, released),
                ),
            )


def moved(was: Revision, now: Revision, released: Released, history: History) -> bool:
    """To another place among those that were released."""
    if set(was.runs_after) == set(now.runs_after):
        return False
    gone = any(parent not in history.by_id for parent in was.runs_after)
    pushed = new_runs_before(was, now, released, history) and inserted_before(was, now, history)
    return not gone and not pushed


def named(revision: Revision) -> str:
    return " and ".join(revision.runs_after) or "nothing"


def restored(was: Revision, released: Released) -> str:
    return f"# git restore --source={released.ref} {was.path}"


EDITED_APPLIED_REVISION = ReleaseRule(ABOUT, check)
