"""Locks: what others cannot do meanwhile."""

from domain.rules.locks.add_foreign_key_validates import ADD_FOREIGN_KEY_VALIDATES
from domain.rules.locks.add_unique_constraint_blocking import ADD_UNIQUE_CONSTRAINT_BLOCKING
from domain.rules.locks.alter_column_type_rewrite import ALTER_COLUMN_TYPE_REWRITE
from domain.rules.locks.create_index_blocking import CREATE_INDEX_BLOCKING
from domain.rules.locks.set_not_null_scans import SET_NOT_NULL_SCANS
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ADD_FOREIGN_KEY_VALIDATES,
    ADD_UNIQUE_CONSTRAINT_BLOCKING,
    ALTER_COLUMN_TYPE_REWRITE,
    CREATE_INDEX_BLOCKING,
    SET_NOT_NULL_SCANS,
)
