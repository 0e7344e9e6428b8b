"""D: locks, and whether everybody else can go on working."""

from domain.checklist.evidence import alone, locked, not_long, not_written_anew, timed, waited_for
from domain.checklist.item import MYSQLS, POSTGRESQL, SERVERS, Item, Section, database, person
from domain.review.work import Deed

INDEXES = (Deed.CREATE_INDEX, Deed.DROP_INDEX)
TABLES = (Deed.ADD_COLUMN, Deed.CHANGE_TYPE, Deed.CHANGE_DEFAULT, Deed.DROP_COLUMN, Deed.OTHER)
CONSTRAINTS = (Deed.FOREIGN_KEY, Deed.CHECK, Deed.UNIQUE, Deed.PRIMARY_KEY, Deed.EXCLUSION)
OTHERS = (
    *(Deed.DROP_TABLE, Deed.RENAME_TABLE, Deed.RENAME_COLUMN, Deed.SET_NOT_NULL),
    *(Deed.DROP_NOT_NULL, Deed.DROP_CONSTRAINT, Deed.VALIDATE, Deed.TRUNCATE, Deed.VIEW),
    *(Deed.CHANGE_ROWS, Deed.CREATE_TABLE, Deed.ENUM),
)
LOCKING = (*INDEXES, *TABLES, *CONSTRAINTS, *OTHERS)

SECTION = Section(
    "D",
    "Locks",
    (
        Item(
            "D1",
            "The strongest lock on each table is known, and the table's traffic bears it.",
            rules=(
                *("drop-foreign-key-locks-parent", "foreign-key-locks-parent"),
                *("partition-locks-parent", "refresh-matview-blocking", "attach-partition-scans"),
                *("alter-column-used-by-view", "explicit-table-lock"),
            ),
            about=LOCKING,
            in_use=True,
            none="no lock on a table that others use",
            asks=person("does the traffic of {tables} bear it?"),
            databases=SERVERS,
            looks=waited_for,
        ),
        Item(
            "D2",
            "A lock_timeout is in effect at each lock that blocks, and the run tries again.",
            rules=("missing-lock-timeout", "lock-timeout-ineffective"),
            about=LOCKING,
            in_use=True,
            none="no lock on a table that others use",
            databases=SERVERS,
            looks=timed,
        ),
        Item(
            "D3",
            "Work under a lock is bounded, by statement_timeout or otherwise.",
            rules=("session-setting-leak",),
            about=LOCKING,
            in_use=True,
            asks=person("what stops a statement that takes too long?"),
            databases=SERVERS,
            looks=waited_for,
        ),
        Item(
            "D4",
            "Indexes of tables in use are made and dropped without blocking writes.",
            rules=("create-index-blocking", "drop-index-blocking", "reindex-blocking"),
            about=INDEXES,
            in_use=True,
            none="no index of a table in use is made or dropped",
            databases=SERVERS,
            looks=not_long,
        ),
        Item(
            "D5",
            "An index that a failed concurrent build left is found and removed.",
            rules=("concurrent-index-if-not-exists",),
            about=(Deed.CREATE_INDEX,),
            in_use=True,
            asks=database(
                "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid", "no rows"
            ),
            databases=POSTGRESQL,
        ),
        Item(
            "D6",
            "No table in use is written anew under a lock.",
            rules=(
                *("alter-column-type-rewrite", "alter-column-type-scans", "add-column-rewrite"),
                *("table-storage-rewrite", "mysql-table-copy", "add-primary-key-column"),
                "batch-recreate-always",
            ),
            about=(Deed.ADD_COLUMN, Deed.CHANGE_TYPE, Deed.OTHER, Deed.PRIMARY_KEY),
            in_use=True,
            none="no column of a table in use is added or changes its type",
            databases=SERVERS,
            looks=not_written_anew,
        ),
        Item(
            "D7",
            "Foreign keys and CHECKs are added NOT VALID and validated by themselves.",
            rules=(
                *("add-foreign-key-validates", "add-check-validates", "validate-same-transaction"),
                *("domain-constraint-validates", "not-valid-never-validated"),
            ),
            about=(Deed.FOREIGN_KEY, Deed.CHECK, Deed.VALIDATE),
            in_use=True,
            databases=SERVERS,
            looks=not_long,
        ),
        Item(
            "D8",
            "NOT NULL is set on a table in use without reading all of it under the lock.",
            rules=("set-not-null-scans",),
            about=(Deed.SET_NOT_NULL,),
            in_use=True,
            databases=POSTGRESQL,
            looks=not_long,
        ),
        Item(
            "D9",
            "A key or unique constraint of a table in use takes over an index made before.",
            rules=(
                *("add-unique-constraint-blocking", "add-primary-key-blocking"),
                *("add-exclusion-constraint", "refused-on-partitioned-table"),
            ),
            about=(Deed.UNIQUE, Deed.PRIMARY_KEY, Deed.EXCLUSION),
            in_use=True,
            databases=SERVERS,
            looks=not_long,
        ),
        Item(
            "D10",
            "A transaction locks one busy table, and nothing long follows the lock.",
            rules=(
                *("statements-after-exclusive-lock", "all-revisions-one-transaction"),
                "long-work-in-transaction",
            ),
            about=LOCKING,
            in_use=True,
            none="no lock on a table that others use",
            databases=POSTGRESQL,
            looks=alone,
        ),
        Item(
            "D11",
            "The time that it takes at the size of production is known and small enough.",
            about=(*INDEXES, Deed.CHANGE_TYPE, Deed.CHANGE_ROWS, Deed.VALIDATE, *CONSTRAINTS),
            in_use=True,
            asks=database("alembic upgrade {revision}", "its time on a copy of production"),
            looks=locked,
        ),
        Item(
            "D12",
            "No long transaction, dump or vacuum runs when it starts.",
            about=LOCKING,
            in_use=True,
            asks=database(
                "SELECT pid, xact_start FROM pg_stat_activity ORDER BY xact_start LIMIT 5",
                "nothing older than the lock_timeout",
            ),
            databases=POSTGRESQL,
            looks=waited_for,
        ),
        Item(
            "D13",
            "There is room on disk for what is built or written anew, and replicas keep up.",
            about=(Deed.CREATE_INDEX, Deed.CHANGE_TYPE, Deed.CHANGE_ROWS),
            in_use=True,
            asks=person("compare the free space with twice the size of {tables}"),
            looks=locked,
        ),
        Item(
            "D14",
            "A connection is left for whoever has to step in.",
            asks=person("is a connection kept for operators while it runs?"),
            databases=SERVERS,
            of_project=True,
        ),
        Item(
            "D15",
            "Statistics are taken anew after a change of type or many new rows.",
            about=(Deed.CHANGE_TYPE, Deed.CHANGE_ROWS, Deed.INSERT_ROWS),
            in_use=True,
            asks=database("ANALYZE {tables}", "it has run before the traffic comes back"),
            databases=POSTGRESQL,
        ),
        Item(
            "D16",
            "The server does it INPLACE or INSTANT, and waits for locks only so long.",
            rules=("mysql-table-copy", "missing-lock-timeout"),
            about=(*INDEXES, *TABLES, *CONSTRAINTS, Deed.SET_NOT_NULL, Deed.DROP_NOT_NULL),
            in_use=True,
            databases=MYSQLS,
            looks=locked,
        ),
    ),
)
