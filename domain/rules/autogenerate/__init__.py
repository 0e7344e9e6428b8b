"""What autogenerate left behind."""

from domain.rules.autogenerate.drop_unnamed_constraint import DROP_UNNAMED_CONSTRAINT
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = (DROP_UNNAMED_CONSTRAINT,)
