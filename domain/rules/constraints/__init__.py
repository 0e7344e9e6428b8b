"""Keys, indexes and constraints."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
