"""MySQL and MariaDB."""

from domain.rules.mysql.mysql_drop_constraint_type import MYSQL_DROP_CONSTRAINT_TYPE
from domain.rules.mysql.mysql_drop_primary_key import MYSQL_DROP_PRIMARY_KEY
from domain.rules.mysql.mysql_index_needed_by_fk import MYSQL_INDEX_NEEDED_BY_FK
from domain.rules.mysql.mysql_missing_existing_type import MYSQL_MISSING_EXISTING_TYPE
from domain.rules.mysql.mysql_modify_drops_attributes import MYSQL_MODIFY_DROPS_ATTRIBUTES
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    MYSQL_DROP_CONSTRAINT_TYPE,
    MYSQL_DROP_PRIMARY_KEY,
    MYSQL_INDEX_NEEDED_BY_FK,
    MYSQL_MISSING_EXISTING_TYPE,
    MYSQL_MODIFY_DROPS_ATTRIBUTES,
)
