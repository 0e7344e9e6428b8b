"""MySQL and MariaDB."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
