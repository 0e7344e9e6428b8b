"""Locks: what others cannot do meanwhile."""

from domain.rules.locks.add_check_validates import ADD_CHECK_VALIDATES
from domain.rules.locks.add_column_rewrite import ADD_COLUMN_REWRITE
from domain.rules.locks.add_exclusion_constraint import ADD_EXCLUSION_CONSTRAINT
from domain.rules.locks.add_foreign_key_validates import ADD_FOREIGN_KEY_VALIDATES
from domain.rules.locks.add_primary_key_blocking import ADD_PRIMARY_KEY_BLOCKING
from domain.rules.locks.add_unique_constraint_blocking import ADD_UNIQUE_CONSTRAINT_BLOCKING
from domain.rules.locks.alter_column_type_rewrite import ALTER_COLUMN_TYPE_REWRITE
from domain.rules.locks.alter_column_type_scans import ALTER_COLUMN_TYPE_SCANS
from domain.rules.locks.alter_column_used_by_view import ALTER_COLUMN_USED_BY_VIEW
from domain.rules.locks.attach_partition_scans import ATTACH_PARTITION_SCANS
from domain.rules.locks.create_index_blocking import CREATE_INDEX_BLOCKING
from domain.rules.locks.domain_constraint_validates import DOMAIN_CONSTRAINT_VALIDATES
from domain.rules.locks.drop_foreign_key_locks_parent import DROP_FOREIGN_KEY_LOCKS_PARENT
from domain.rules.locks.drop_index_blocking import DROP_INDEX_BLOCKING
from domain.rules.locks.foreign_key_locks_parent import FOREIGN_KEY_LOCKS_PARENT
from domain.rules.locks.partition_locks_parent import PARTITION_LOCKS_PARENT
from domain.rules.locks.refresh_matview_blocking import REFRESH_MATVIEW_BLOCKING
from domain.rules.locks.reindex_blocking import REINDEX_BLOCKING
from domain.rules.locks.set_not_null_scans import SET_NOT_NULL_SCANS
from domain.rules.locks.table_storage_rewrite import TABLE_STORAGE_REWRITE
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ADD_CHECK_VALIDATES,
    ADD_COLUMN_REWRITE,
    ADD_EXCLUSION_CONSTRAINT,
    ADD_FOREIGN_KEY_VALIDATES,
    ADD_PRIMARY_KEY_BLOCKING,
    ADD_UNIQUE_CONSTRAINT_BLOCKING,
    ALTER_COLUMN_TYPE_REWRITE,
    ALTER_COLUMN_TYPE_SCANS,
    ALTER_COLUMN_USED_BY_VIEW,
    ATTACH_PARTITION_SCANS,
    CREATE_INDEX_BLOCKING,
    DOMAIN_CONSTRAINT_VALIDATES,
    DROP_FOREIGN_KEY_LOCKS_PARENT,
    DROP_INDEX_BLOCKING,
    FOREIGN_KEY_LOCKS_PARENT,
    PARTITION_LOCKS_PARENT,
    REFRESH_MATVIEW_BLOCKING,
    REINDEX_BLOCKING,
    SET_NOT_NULL_SCANS,
    TABLE_STORAGE_REWRITE,
)
