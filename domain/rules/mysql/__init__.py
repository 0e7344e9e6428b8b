"""MySQL and MariaDB."""

from domain.rules.mysql.mysql_drop_constraint_type import MYSQL_DROP_CONSTRAINT_TYPE
from domain.rules.mysql.mysql_drop_primary_key import MYSQL_DROP_PRIMARY_KEY
from domain.rules.mysql.mysql_implicit_commit import MYSQL_IMPLICIT_COMMIT
from domain.rules.mysql.mysql_index_needed_by_fk import MYSQL_INDEX_NEEDED_BY_FK
from domain.rules.mysql.mysql_inline_references_ignored import MYSQL_INLINE_REFERENCES_IGNORED
from domain.rules.mysql.mysql_missing_existing_type import MYSQL_MISSING_EXISTING_TYPE
from domain.rules.mysql.mysql_modify_drops_attributes import MYSQL_MODIFY_DROPS_ATTRIBUTES
from domain.rules.mysql.mysql_not_null_non_strict import MYSQL_NOT_NULL_NON_STRICT
from domain.rules.mysql.mysql_table_copy import MYSQL_TABLE_COPY
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    MYSQL_DROP_CONSTRAINT_TYPE,
    MYSQL_DROP_PRIMARY_KEY,
    MYSQL_IMPLICIT_COMMIT,
    MYSQL_INDEX_NEEDED_BY_FK,
    MYSQL_INLINE_REFERENCES_IGNORED,
    MYSQL_MISSING_EXISTING_TYPE,
    MYSQL_MODIFY_DROPS_ATTRIBUTES,
    MYSQL_NOT_NULL_NON_STRICT,
    MYSQL_TABLE_COPY,
)
