"""K: what is special about SQLite."""

from domain.checklist.item import SQLITE, Item, Section, database
from domain.review.work import Deed

COPIED = (
    *(Deed.ADD_COLUMN, Deed.DROP_COLUMN, Deed.RENAME_COLUMN, Deed.CHANGE_TYPE, Deed.CHANGE_DEFAULT),
    *(Deed.SET_NOT_NULL, Deed.DROP_NOT_NULL, Deed.FOREIGN_KEY, Deed.CHECK, Deed.UNIQUE),
    *(Deed.PRIMARY_KEY, Deed.DROP_CONSTRAINT, Deed.OTHER),
)
SECTION = Section(
    "K",
    "SQLite",
    (
        Item(
            "K1",
            "A table that others point at is copied with foreign keys off, and checked after.",
            rules=("sqlite-batch-cascade-deletes",),
            about=COPIED,
            none="no table is copied",
            databases=SQLITE,
        ),
        Item(
            "K2",
            "Indexes, triggers, CHECKs, generated columns and defaults survive the copy.",
            rules=(
                *("sqlite-batch-loses-definition", "sqlite-batch-copy-fails"),
                *("sqlite-drop-column-restricted", "sqlite-alter-unsupported"),
            ),
            about=COPIED,
            none="no table is copied",
            databases=SQLITE,
        ),
        Item(
            "K3",
            "No _alembic_tmp_ table is left of an earlier run, and constraints have names.",
            rules=("sqlite-batch-leftover-table", "sqlite-unnamed-constraint"),
            about=COPIED,
            none="no table is copied",
            asks=database(
                "SELECT name FROM sqlite_master WHERE name LIKE '_alembic_tmp_%'", "no rows"
            ),
            databases=SQLITE,
        ),
    ),
)
