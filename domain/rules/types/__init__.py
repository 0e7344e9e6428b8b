"""Types and names that will be regretted."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
