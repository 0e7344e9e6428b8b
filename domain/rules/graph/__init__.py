"""The history itself."""

from domain.rules.graph.downgrade_asymmetry import DOWNGRADE_ASYMMETRY
from domain.rules.graph.missing_downgrade import MISSING_DOWNGRADE
from domain.rules.graph.multiple_heads import MULTIPLE_HEADS
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    DOWNGRADE_ASYMMETRY,
    MISSING_DOWNGRADE,
    MULTIPLE_HEADS,
)
