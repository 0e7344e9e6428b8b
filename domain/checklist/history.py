"""A: the history itself."""

from domain.checklist.evidence import merge, message
from domain.checklist.item import Item, Section, database, person
from domain.checklist.whole_review import graph, heads, released

SECTION = Section(
    "A",
    "The history",
    (
        Item(
            "A1",
            "There is one head, also after the merge with the target branch.",
            rules=("multiple-heads",),
            overall=heads,
            of_project=True,
            reads=False,
        ),
        Item(
            "A2",
            "Every parent exists, no id is used twice, and no revision runs after itself.",
            overall=graph,
            of_project=True,
            reads=False,
        ),
        Item(
            "A3",
            "No revision that was released is edited, deleted or renamed.",
            rules=("edited-applied-revision", "deleted-applied-revision"),
            overall=released,
            of_project=True,
            reads=False,
        ),
        Item(
            "A4",
            "No revision is put below one that a database has applied already.",
            rules=("out-of-order-revision",),
            overall=released,
            of_project=True,
            reads=False,
        ),
        Item(
            "A5",
            "Each database stands at a revision that this history knows.",
            rules=("alembic-version-touched",),
            asks=database("alembic current", "it names a revision of this history"),
            of_project=True,
        ),
        Item(
            "A6",
            "A merge does nothing itself, and what it joins is independent.",
            rules=("merge-with-operations",),
            looks=merge,
        ),
        Item("A7", "The message says what the revision is for.", looks=message, reads=False),
        Item(
            "A8",
            "The branch was rebased lately, and nobody else is changing the same tables.",
            asks=person("look at the other open changes of {tables}"),
        ),
        Item(
            "A9",
            "Revisions that were squashed leave a way for databases in the middle of them.",
            asks=person("were revisions squashed, and where does the oldest database stand?"),
            of_project=True,
        ),
    ),
)
