"""Keys, indexes and constraints."""

from domain.rules.constraints.concurrent_index_if_not_exists import CONCURRENT_INDEX_IF_NOT_EXISTS
from domain.rules.constraints.refused_on_partitioned_table import REFUSED_ON_PARTITIONED_TABLE
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    CONCURRENT_INDEX_IF_NOT_EXISTS,
    REFUSED_ON_PARTITIONED_TABLE,
)
