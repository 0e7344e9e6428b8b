"""C: data that is gone afterwards."""

from domain.checklist.evidence import typed
from domain.checklist.item import Item, Section, database, person
from domain.review.work import Deed

DROPS = (Deed.DROP_TABLE, Deed.DROP_COLUMN, Deed.DROP_SCHEMA)
SECTION = Section(
    "C",
    "Data loss",
    (
        Item(
            "C1",
            "Drops are meant, announced, and of what no running code uses.",
            rules=(
                *("drop-table", "drop-column", "drop-schema", "drop-unknown-table"),
                *("drop-while-still-mapped", "drop-dependent-object"),
            ),
            about=DROPS,
            none="no DROP of a table, column or schema",
            asks=person("is {tables} used by nothing that runs, and was it said?"),
        ),
        Item(
            "C2",
            "What is dropped is empty, or was copied first.",
            about=DROPS,
            asks=database("SELECT count(*) FROM {tables}", "no row that anybody will miss"),
        ),
        Item(
            "C3",
            "What looks like a rename is one, and not a drop and an add.",
            rules=("rename-as-drop-and-add",),
            about=DROPS,
            none="no DROP of a table or column",
        ),
        Item(
            "C4",
            "No TRUNCATE, no DROP ... CASCADE, no DELETE or UPDATE of all rows.",
            rules=(
                *("truncate", "drop-cascade", "delete-without-where", "update-without-where"),
                "drop-column-takes-dependents",
            ),
            about=(*DROPS, Deed.TRUNCATE, Deed.CHANGE_ROWS, Deed.DROP_CONSTRAINT, Deed.VIEW),
            none="no TRUNCATE, DROP, DELETE or UPDATE",
        ),
        Item(
            "C5",
            "Rows of tables that it should leave alone are as they were.",
            asks=database(
                "alembic upgrade {revision}",
                "on a copy with rows, counts of each table before and after are equal",
            ),
        ),
        Item(
            "C6",
            "A change of type keeps every value: none is cut, rounded or refused.",
            rules=("narrowing-type", "bytes-to-text-as-hex", "drop-enum-value-or-type"),
            about=(Deed.CHANGE_TYPE, Deed.ENUM),
            looks=typed,
        ),
        Item(
            "C7",
            "The schema afterwards is that of the models, and nothing else differs.",
            rules=("mysql-modify-drops-attributes", "mysql-inline-references-ignored"),
            asks=database("alembic upgrade {revision} && alembic check", "no new operations"),
        ),
        Item(
            "C8",
            "It runs against the database that it is meant for.",
            asks=person("does the URL of the job that runs it name the right server?"),
            of_project=True,
        ),
    ),
)
