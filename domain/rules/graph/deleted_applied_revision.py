"""A revision that was released and is gone."""

from collections.abc import Iterator

from domain.history import History, Revision
from domain.released import Released
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, ReleaseRule

ABOUT = Description(
    name="deleted-applied-revision",
    family="graph",
    level=Level.ERROR,
    finds="that a released revision is no longer in the history.",
    why=(
        "A database that stands at that revision cannot be upgraded: Alembic stops with `Can't "
        "locate revision identified by ...`. It comes of squashing, of a file that was removed or "
        "given another id, and of a rebase that lost it."
    ),
    silent_when=(
        "the file was merely renamed: Alembic knows a revision by its id",
        "the revision had never reached the branch that `--since` names",
        "nobody says what was released: this needs `--since`",
    ),
    way_out=(
        "Put the file back. To squash a history, keep the old files until every database is past "
        "them, or stamp each database with the new revision."
    ),
    hazards=("deleted-applied-revision",),
)
MOST_NAMED = 3


def check(released: Released, history: History) -> Iterator[tuple[Revision, Hit]]:
    gone = [was for was in released.revisions if was.id not in history.by_id]
    places: dict[str, list[Revision]] = {}
    for was in gone:
        place = next_after(was, released, history)
        if place is not None:
            places.setdefault(place.id, []).append(was)
    for place_id, together in places.items():
        yield history.by_id[place_id], hit(together, released)


def next_after(was: Revision, released: Released, history: History) -> Revision | None:
    """The nearest revision after it that is still there; else a head; None: there is none."""
    after: dict[str, list[Revision]] = {}
    for revision in released.revisions:
        for parent in revision.parents:
            after.setdefault(parent, []).append(revision)
    waiting, seen = [was], {was.id}
    for revision in waiting:
        for child in after.get(revision.id, ()):
            if child.id in history.by_id:
                return history.by_id[child.id]
            if child.id not in seen:
                seen.add(child.id)
                waiting.append(child)
    return next(iter(reversed(history.heads)), None)


def hit(gone: list[Revision], released: Released) -> Hit:
    names = ", ".join(was.id for was in gone[:MOST_NAMED])
    more = f" and {len(gone) - MOST_NAMED} more" if len(gone) > MOST_NAMED else ""
    verb = "is" if len(gone) == 1 else "are"
    paths = " ".join(was.path for was in gone[:MOST_NAMED]) + (" ..." if more else "")
    return Hit(
        f"{names}{more}, which {released.ref} has, {verb} gone: a database that stands there "
        "cannot be upgraded",
        fix=f"# git restore --source={released.ref} {paths}",
    )


DELETED_APPLIED_REVISION = ReleaseRule(ABOUT, check)
