"""A revision that does nothing."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Body

ABOUT = Description(
    name="empty-revision",
    family="autogenerate",
    level=Level.INFO,
    finds="a revision whose upgrade() and downgrade() are both empty.",
    why=(
        "Autogenerate writes one when it sees no difference, often since a model was not imported "
        "or the change is one that it cannot see (an enum's values, a CHECK, a function). It does "
        "no harm, and it may be that what was meant is missing."
    ),
    silent_when=("it merges branches, or gives one a label",),
    way_out="Delete it before anybody has run it, or write what was meant.",
    hazards=("autogen-empty-revision",),
    enabled=False,
)


def check(context: RevisionContext) -> Iterator[Hit]:
    revision, scripts = context.revision, context.scripts
    empty = scripts.upgrade.body is Body.EMPTY and scripts.downgrade.body is Body.EMPTY
    if empty and not revision.is_merge and not revision.branch_labels and revision.parents:
        yield Hit(
            "the revision does nothing: upgrade() and downgrade() are empty",
            location=scripts.upgrade.location,
            fix="# Delete it while nobody has run it, and let the next one follow "
            f"{revision.parents[0]}.",
        )


EMPTY_REVISION = RevisionRule(ABOUT, check)
