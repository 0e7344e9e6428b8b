"""The history itself."""

from domain.rules.graph.alembic_version_touched import ALEMBIC_VERSION_TOUCHED
from domain.rules.graph.conditional_ddl import CONDITIONAL_DDL
from domain.rules.graph.deleted_applied_revision import DELETED_APPLIED_REVISION
from domain.rules.graph.downgrade_asymmetry import DOWNGRADE_ASYMMETRY
from domain.rules.graph.downgrade_wrong_order import DOWNGRADE_WRONG_ORDER
from domain.rules.graph.edited_applied_revision import EDITED_APPLIED_REVISION
from domain.rules.graph.merge_with_operations import MERGE_WITH_OPERATIONS
from domain.rules.graph.missing_downgrade import MISSING_DOWNGRADE
from domain.rules.graph.multiple_heads import MULTIPLE_HEADS
from domain.rules.graph.out_of_order_revision import OUT_OF_ORDER_REVISION
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    ALEMBIC_VERSION_TOUCHED,
    CONDITIONAL_DDL,
    DELETED_APPLIED_REVISION,
    DOWNGRADE_ASYMMETRY,
    DOWNGRADE_WRONG_ORDER,
    EDITED_APPLIED_REVISION,
    MERGE_WITH_OPERATIONS,
    MISSING_DOWNGRADE,
    MULTIPLE_HEADS,
    OUT_OF_ORDER_REVISION,
)
