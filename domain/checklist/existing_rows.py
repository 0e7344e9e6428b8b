"""E: the rows that are there already."""

from domain.checklist.item import Item, Section, database, person
from domain.review.work import Deed

SECTION = Section(
    "E",
    "The rows that are there",
    (
        Item(
            "E1",
            "A new NOT NULL column has a value for the rows that are there.",
            rules=(
                *("add-not-null-without-default", "sqlite-add-column-default"),
                *("mysql-not-null-non-strict", "unique-column-with-constant-default"),
            ),
            about=(Deed.REQUIRED_COLUMN,),
            in_use=True,
            none="no NOT NULL column is added to a table in use",
        ),
        Item(
            "E2",
            "Rows without a value are filled before NOT NULL is set.",
            rules=("not-null-on-existing-nulls",),
            about=(Deed.SET_NOT_NULL,),
            in_use=True,
            none="no column of a table in use is set NOT NULL",
        ),
        Item(
            "E3",
            "No row is in the way of a new foreign key, unique constraint or CHECK.",
            rules=(
                *("constraint-on-existing-data", "unique-on-existing-data"),
                "pending-trigger-events",
            ),
            about=(Deed.FOREIGN_KEY, Deed.UNIQUE, Deed.CHECK, Deed.PRIMARY_KEY, Deed.EXCLUSION),
            in_use=True,
            none="no constraint is added to a table in use",
            asks=database("alembic upgrade {revision}", "on a copy of production it is accepted"),
        ),
        Item(
            "E4",
            "Every value that is there has a place in the new type.",
            rules=("cast-may-fail",),
            about=(Deed.CHANGE_TYPE, Deed.ENUM),
            in_use=True,
            asks=database("alembic upgrade {revision}", "on a copy of production no cast fails"),
        ),
        Item(
            "E5",
            "It assumes nothing of which rows and ids there are.",
            rules=("conditional-ddl",),
            about=(Deed.CHANGE_ROWS, Deed.INSERT_ROWS),
            none="no row is read or written",
            asks=person("does it work where the rows that it expects are missing?"),
        ),
        Item(
            "E6",
            "A server default is right for the rows that are there, its time zone too.",
            rules=("quoted-function-default", "change-server-default"),
            about=(Deed.CHANGE_DEFAULT, Deed.REQUIRED_COLUMN),
            asks=person("is the default true of the old rows?"),
        ),
    ),
)
