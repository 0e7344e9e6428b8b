"""F: the release before and the one after, which run side by side."""

from domain.checklist.evidence import apart, before
from domain.checklist.item import Item, Section, person
from domain.review.work import Deed

REMOVED = (Deed.DROP_TABLE, Deed.DROP_COLUMN, Deed.RENAME_TABLE, Deed.RENAME_COLUMN)
SECTION = Section(
    "F",
    "Old and new code at once",
    (
        Item(
            "F1",
            "The code that is running works on the new schema.",
            rules=(
                *("drop-table", "drop-column", "drop-server-default", "rename-enum-value"),
                *("set-not-null-breaks-writers", "type-change-breaks-readers", "drop-not-null"),
                *("enum-value-before-readers", "replace-view-or-function", "rename-schema"),
                *("drop-schema", "add-not-null-without-default", "rename-column", "rename-table"),
            ),
            looks=before,
        ),
        Item(
            "F2",
            "The new code bears the old schema, or does not start before this has run.",
            about=(Deed.CREATE_TABLE, Deed.ADD_COLUMN, *REMOVED, Deed.CHANGE_TYPE, Deed.ENUM),
            asks=person("what keeps the new code from starting first?"),
        ),
        Item(
            "F3",
            "What adds and what takes away are revisions of their own.",
            rules=("expand-and-contract-together",),
            looks=apart,
        ),
        Item(
            "F4",
            "No table or column in use is renamed.",
            rules=("rename-column", "rename-table", "rename-schema"),
            about=(Deed.RENAME_COLUMN, Deed.RENAME_TABLE),
            in_use=True,
            none="no rename",
        ),
        Item(
            "F5",
            "A column was left out of the models a release before it is dropped.",
            rules=("drop-while-still-mapped",),
            about=(Deed.DROP_COLUMN,),
            none="no column is dropped",
            asks=person("which release stopped to use it, and runs it everywhere?"),
        ),
        Item(
            "F6",
            "Views, functions, triggers and reports that use it go on working.",
            rules=("drop-dependent-object", "alter-column-used-by-view"),
            about=(*REMOVED, Deed.CHANGE_TYPE, Deed.VIEW),
            asks=person("does anything besides the application read {tables}?"),
        ),
        Item(
            "F7",
            "It is written down what comes first, the deploy or the migration.",
            asks=person("say it in the change"),
        ),
    ),
)
