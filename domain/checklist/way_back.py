"""I: the way back."""

from domain.checklist.evidence import undoing, way_back
from domain.checklist.item import Item, Section, database, person

SECTION = Section(
    "I",
    "The way back",
    (
        Item(
            "I1",
            "There is a downgrade, or it says that and why there is none.",
            rules=("missing-downgrade",),
            looks=way_back,
            reads=False,
            backwards=True,
        ),
        Item(
            "I2",
            "Up, down and up again leaves the same schema, types too.",
            rules=(
                *("downgrade-asymmetry", "downgrade-wrong-order", "enum-type-left-behind"),
                *("unnamed-constraint", "drop-unnamed-constraint"),
            ),
            looks=undoing,
            backwards=True,
            asks=database(
                "alembic upgrade {revision} && alembic downgrade -1 && alembic upgrade {revision}",
                "the schema is the same after both upgrades",
            ),
        ),
        Item(
            "I3",
            "Up, down and up again keeps the rows, and what is lost is written down.",
            asks=database("alembic downgrade -1", "on a copy with rows, what is lost is meant"),
            looks=undoing,
            backwards=True,
        ),
        Item(
            "I4",
            "The locks, failures and losses of the downgrade were looked at, too.",
            rules=(
                *("cast-may-fail", "drop-enum-value-or-type", "alembic-version-touched"),
                *("mysql-drop-constraint-type", "mysql-drop-primary-key", "sql-syntax-error"),
                *("mysql-index-needed-by-fk", "mysql-missing-existing-type", "explicit-table-lock"),
                *("mysql-modify-drops-attributes", "mysql-not-null-non-strict"),
                *("alter-column-ignored-keyword", "bytes-to-text-as-hex", "session-setting-leak"),
                *("duplicate-column-definition", "non-transactional-statement"),
                *("pending-trigger-events", "transaction-control-in-migration"),
                "autocommit-block-in-own-transaction",
            ),
            asks=database(
                "alembic downgrade {revision}:{parent} --sql | "
                "assay effect - --database {database}",
                "no lock that the tables do not bear",
            ),
            looks=undoing,
            backwards=True,
        ),
        Item(
            "I5",
            "The downgrade does not hang on settings that may be others by then.",
            rules=("live-model-import",),
            looks=undoing,
            backwards=True,
            asks=person("does downgrade() read the environment or the application's settings?"),
        ),
        Item(
            "I6",
            "There is a backup that was restored once, and it is decided: back, or onwards.",
            asks=person("when was the last backup restored, and who decides?"),
            of_project=True,
        ),
    ),
)
