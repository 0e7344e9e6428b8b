"""What autogenerate left behind."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
