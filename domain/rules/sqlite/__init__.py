"""SQLite and batch mode."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
