"""Transactions, timeouts and sessions."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
