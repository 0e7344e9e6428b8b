"""The rules: RULES is the one list of them."""

from domain.rules.compatibility.rename_column import RENAME_COLUMN
from domain.rules.compatibility.rename_table import RENAME_TABLE
from domain.rules.data_loss.drop_column import DROP_COLUMN
from domain.rules.data_loss.drop_table import DROP_TABLE
from domain.rules.existing_rows.add_not_null_without_default import ADD_NOT_NULL_WITHOUT_DEFAULT
from domain.rules.graph.missing_downgrade import MISSING_DOWNGRADE
from domain.rules.graph.multiple_heads import MULTIPLE_HEADS
from domain.rules.locks.add_foreign_key_validates import ADD_FOREIGN_KEY_VALIDATES
from domain.rules.locks.add_unique_constraint_blocking import ADD_UNIQUE_CONSTRAINT_BLOCKING
from domain.rules.locks.alter_column_type_rewrite import ALTER_COLUMN_TYPE_REWRITE
from domain.rules.locks.create_index_blocking import CREATE_INDEX_BLOCKING
from domain.rules.locks.set_not_null_scans import SET_NOT_NULL_SCANS
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ADD_FOREIGN_KEY_VALIDATES,
    ADD_NOT_NULL_WITHOUT_DEFAULT,
    ADD_UNIQUE_CONSTRAINT_BLOCKING,
    ALTER_COLUMN_TYPE_REWRITE,
    CREATE_INDEX_BLOCKING,
    DROP_COLUMN,
    DROP_TABLE,
    MISSING_DOWNGRADE,
    MULTIPLE_HEADS,
    RENAME_COLUMN,
    RENAME_TABLE,
    SET_NOT_NULL_SCANS,
)
