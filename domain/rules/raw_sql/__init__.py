"""SQL written by hand."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
