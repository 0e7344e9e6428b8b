"""A history that ends in several places at once."""

from collections.abc import Iterator

from domain.history import History, Revision
from domain.review.finding import Level
from domain.rules.rule import Description, HistoryRule, Hit
from domain.rules.safe_ways.code import quoted

ABOUT = Description(
    name="multiple-heads",
    family="graph",
    level=Level.ERROR,
    finds="several heads that no branch label tells apart.",
    why=(
        "`alembic upgrade head` refuses to choose between several heads, and `alembic revision` "
        "does not know which one to follow. It comes of two people adding a revision to the same "
        "one, or of a revision whose down_revision was left empty."
    ),
    silent_when=(
        "each of the heads has a branch label of its own, stated by itself or by a revision "
        "before it",
        "a branch says with `depends_on` how it stands to the others",
    ),
    way_out=(
        "Let the later branch follow the other head, as long as nobody has run it; else join them "
        "with `alembic merge`. Branches that are meant to be get `branch_labels`."
    ),
    hazards=("multiple-heads", "multiple-bases"),
)


def check(history: History) -> Iterator[tuple[Revision, Hit]]:
    if len(history.heads) < 2:
        return
    alike: dict[frozenset[str], list[Revision]] = {}
    for head in history.heads:
        alike.setdefault(marks(line_of(head, history)), []).append(head)
    for heads in alike.values():
        if len(heads) > 1:
            yield heads[-1], hit(heads, history)


def line_of(head: Revision, history: History) -> list[Revision]:
    """The revisions that lead to the head, itself first, without those it merely depends on."""
    found: dict[str, Revision] = {}
    waiting = [head.id]
    while waiting:
        revision = history.by_id.get(waiting.pop())
        if revision is not None and revision.id not in found:
            found[revision.id] = revision
            waiting.extend(revision.parents)
    return list(found.values())


def marks(line: list[Revision]) -> frozenset[str]:
    """What tells a branch from others: its labels, and its stated dependencies."""
    labels = {label for revision in line for label in revision.branch_labels}
    return frozenset(labels | {f"{r.id} depends" for r in line if r.depends_on})


def hit(heads: list[Revision], history: History) -> Hit:
    others = {r.id for head in heads[:-1] for r in line_of(head, history)}
    own = [revision for revision in line_of(heads[-1], history) if revision.id not in others]
    names = ", ".join(head.id for head in heads[:-1]) + f" and {heads[-1].id}"
    return Hit(
        f"the history has {len(heads)} heads, {names}, and alembic upgrade head refuses to choose",
        fix=(
            f"# In {own[-1].path}, as long as nobody has run it:\n"
            f"down_revision = {quoted(heads[-2].id)}\n\n"
            f'# Else join them:  alembic merge -m "join" {" ".join(head.id for head in heads)}'
        ),
    )


MULTIPLE_HEADS = HistoryRule(ABOUT, check)
