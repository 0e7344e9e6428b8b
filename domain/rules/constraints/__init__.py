"""Keys, indexes and constraints."""

from domain.rules.constraints.concurrent_index_if_not_exists import CONCURRENT_INDEX_IF_NOT_EXISTS
from domain.rules.constraints.drop_constraint import DROP_CONSTRAINT
from domain.rules.constraints.foreign_key_cascade import FOREIGN_KEY_CASCADE
from domain.rules.constraints.foreign_key_type_mismatch import FOREIGN_KEY_TYPE_MISMATCH
from domain.rules.constraints.foreign_key_without_index import FOREIGN_KEY_WITHOUT_INDEX
from domain.rules.constraints.identifier_too_long import IDENTIFIER_TOO_LONG
from domain.rules.constraints.not_valid_never_validated import NOT_VALID_NEVER_VALIDATED
from domain.rules.constraints.redundant_index import REDUNDANT_INDEX
from domain.rules.constraints.refused_on_partitioned_table import REFUSED_ON_PARTITIONED_TABLE
from domain.rules.constraints.table_without_primary_key import TABLE_WITHOUT_PRIMARY_KEY
from domain.rules.constraints.unnamed_constraint import UNNAMED_CONSTRAINT
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    CONCURRENT_INDEX_IF_NOT_EXISTS,
    DROP_CONSTRAINT,
    FOREIGN_KEY_CASCADE,
    FOREIGN_KEY_TYPE_MISMATCH,
    FOREIGN_KEY_WITHOUT_INDEX,
    IDENTIFIER_TOO_LONG,
    NOT_VALID_NEVER_VALIDATED,
    REDUNDANT_INDEX,
    REFUSED_ON_PARTITIONED_TABLE,
    TABLE_WITHOUT_PRIMARY_KEY,
    UNNAMED_CONSTRAINT,
)
