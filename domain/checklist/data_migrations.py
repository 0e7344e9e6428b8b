"""H: rows that are moved or filled."""

from domain.checklist.item import Item, Section, database, person
from domain.review.work import Deed

ROWS = (Deed.CHANGE_ROWS, Deed.INSERT_ROWS)
SECTION = Section(
    "H",
    "Rows that are moved",
    (
        Item(
            "H1",
            "Many rows are changed in batches, each committed, and can be gone on with.",
            rules=("unbatched-backfill", "update-without-where"),
            about=(Deed.CHANGE_ROWS,),
            none="no rows are changed",
        ),
        Item(
            "H2",
            "It imports no models, settings or services of the application.",
            rules=("live-model-import",),
            reads=False,
        ),
        Item(
            "H3",
            "It does not go through a large table row by row, nor call out meanwhile.",
            rules=("long-work-in-transaction",),
            about=ROWS,
            none="no rows are changed",
            asks=person("does a loop of the revision grow with the table?"),
        ),
        Item(
            "H4",
            "The queries in it use an index, and the time that they take is known.",
            about=(Deed.CHANGE_ROWS,),
            asks=database("EXPLAIN", "of each statement, no scan of a large table"),
        ),
        Item(
            "H5",
            "A query tells afterwards whether it is right, and what it should count.",
            about=ROWS,
            asks=person("write the query and the number into the change"),
        ),
        Item(
            "H6",
            "The values are right for those who use them.",
            about=ROWS,
            asks=person("let somebody look at samples who knows what they mean"),
        ),
    ),
)
