"""The revision as a program."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
