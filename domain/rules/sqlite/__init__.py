"""SQLite and batch mode."""

from domain.rules.rule import Rule
from domain.rules.sqlite.batch_recreate_always import BATCH_RECREATE_ALWAYS
from domain.rules.sqlite.sqlite_add_column_default import SQLITE_ADD_COLUMN_DEFAULT
from domain.rules.sqlite.sqlite_alter_unsupported import SQLITE_ALTER_UNSUPPORTED
from domain.rules.sqlite.sqlite_batch_cascade_deletes import SQLITE_BATCH_CASCADE_DELETES
from domain.rules.sqlite.sqlite_batch_copy_fails import SQLITE_BATCH_COPY_FAILS
from domain.rules.sqlite.sqlite_batch_leftover_table import SQLITE_BATCH_LEFTOVER_TABLE
from domain.rules.sqlite.sqlite_batch_loses_definition import SQLITE_BATCH_LOSES_DEFINITION
from domain.rules.sqlite.sqlite_drop_column_restricted import SQLITE_DROP_COLUMN_RESTRICTED
from domain.rules.sqlite.sqlite_unnamed_constraint import SQLITE_UNNAMED_CONSTRAINT

RULES: tuple[Rule, ...] = (
    BATCH_RECREATE_ALWAYS,
    SQLITE_ADD_COLUMN_DEFAULT,
    SQLITE_ALTER_UNSUPPORTED,
    SQLITE_BATCH_CASCADE_DELETES,
    SQLITE_BATCH_COPY_FAILS,
    SQLITE_BATCH_LEFTOVER_TABLE,
    SQLITE_BATCH_LOSES_DEFINITION,
    SQLITE_DROP_COLUMN_RESTRICTED,
    SQLITE_UNNAMED_CONSTRAINT,
)
