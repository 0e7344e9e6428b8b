"""A merge that does more than merge."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.lasting import lasting
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule

ABOUT = Description(
    name="merge-with-operations",
    family="graph",
    level=Level.INFO,
    finds="a merge of several branches that changes the schema as well.",
    why=(
        "Databases reach a merge along different branches, and in different orders. What stands in "
        "it is skipped by nobody, but it is looked for by nobody either; and a merge that is made "
        "anew, as happens when branches move, takes the change with it."
    ),
    silent_when=("the merge is empty, or changes rows only",),
    way_out="Leave the merge empty, and put the change into a revision after it.",
    hazards=("merge-revision-with-operations",),
    enabled=False,
)


def check(context: RevisionContext) -> Iterator[Hit]:
    if not context.revision.is_merge:
        return
    changes = [*lasting([step.operation for step in context.scripts.upgrade.steps])]
    if changes:
        parents = " and ".join(context.revision.parents)
        yield Hit(
            f"the merge of {parents} also changes the schema, {len(changes)} times",
            location=context.scripts.upgrade.location,
            fix=f'# Leave it empty, and in a revision of its own:\n#     alembic revision -m "..." '
            f"--head {context.revision.id}",
        )


MERGE_WITH_OPERATIONS = RevisionRule(ABOUT, check)
