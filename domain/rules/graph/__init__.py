"""The history itself."""

from domain.rules.graph.alembic_version_touched import ALEMBIC_VERSION_TOUCHED
from domain.rules.graph.conditional_ddl import CONDITIONAL_DDL
from domain.rules.graph.downgrade_asymmetry import DOWNGRADE_ASYMMETRY
from domain.rules.graph.downgrade_wrong_order import DOWNGRADE_WRONG_ORDER
from domain.rules.graph.merge_with_operations import MERGE_WITH_OPERATIONS
from domain.rules.graph.missing_downgrade import MISSING_DOWNGRADE
from domain.rules.graph.multiple_heads import MULTIPLE_HEADS
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ALEMBIC_VERSION_TOUCHED,
    CONDITIONAL_DDL,
    DOWNGRADE_ASYMMETRY,
    DOWNGRADE_WRONG_ORDER,
    MERGE_WITH_OPERATIONS,
    MISSING_DOWNGRADE,
    MULTIPLE_HEADS,
)
