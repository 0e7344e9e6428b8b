"""G: transactions, and running it again."""

from domain.checklist.item import SERVERS, Item, Section, database, person
from domain.review.work import Deed

SECTION = Section(
    "G",
    "Transaction and second run",
    (
        Item(
            "G1",
            "Changes of the schema and of many rows are not in one transaction.",
            rules=(
                "unbatched-backfill",
                "statements-after-exclusive-lock",
                "mysql-implicit-commit",
            ),
            about=(Deed.CHANGE_ROWS,),
            none="no rows are changed",
            databases=SERVERS,
        ),
        Item(
            "G2",
            "What cannot run in a transaction stands alone, outside of one.",
            rules=(
                *("non-transactional-statement", "autocommit-splits-transaction"),
                *("autocommit-block-in-own-transaction", "enum-value-used-in-same-transaction"),
            ),
        ),
        Item(
            "G3",
            "Stopped after any statement, it can be run again.",
            rules=("mysql-implicit-commit", "autocommit-splits-transaction", "error-swallowed"),
            asks=database(
                "alembic upgrade {revision}", "stopped in the middle, a second run goes through"
            ),
        ),
        Item(
            "G4",
            "A second run of all of it does nothing.",
            rules=("alembic-version-touched",),
            asks=database("alembic upgrade head", "run twice, the second run does nothing"),
            of_project=True,
        ),
        Item(
            "G5",
            "Of two starters at once one works, and the other waits or goes away.",
            asks=person("how many instances run Alembic when they start?", "assay doctor"),
            of_project=True,
        ),
        Item(
            "G6",
            "Raw SQL is well formed, takes no values into its text, and leaves COMMIT alone.",
            rules=(
                *("sql-syntax-error", "colon-in-text", "value-in-sql-text"),
                *("transaction-control-in-migration", "session-setting-leak"),
            ),
        ),
        Item(
            "G7",
            "It runs on the database and version of production.",
            rules=(
                *("undefined-name", "try-inside-batch", "exit-in-revision", "identifier-too-long"),
                *("alter-column-ignored-keyword", "alter-column-without-change"),
                *("mysql-drop-constraint-type", "mysql-drop-primary-key", "empty-revision"),
                *("mysql-index-needed-by-fk", "mysql-missing-existing-type"),
                *("enum-type-created-twice", "enum-type-not-created", "alter-column-used-by-view"),
                *("duplicate-column-definition", "refused-on-partitioned-table"),
            ),
            asks=database("alembic upgrade {revision}", "it goes through on that version"),
        ),
    ),
)
