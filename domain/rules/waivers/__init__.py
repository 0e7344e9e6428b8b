"""What was allowed."""

from domain.rules.rule import Rule
from domain.rules.waivers.expired_waiver import EXPIRED_WAIVER
from domain.rules.waivers.malformed_waiver import MALFORMED_WAIVER
from domain.rules.waivers.unused_waiver import UNUSED_WAIVER

RULES: tuple[Rule, ...] = (
    EXPIRED_WAIVER,
    MALFORMED_WAIVER,
    UNUSED_WAIVER,
)
