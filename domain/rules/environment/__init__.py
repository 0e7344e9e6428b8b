"""The environment: configuration, env.py, template, and what lies around them."""

from domain.diagnosis.rule import EnvironmentRule

RULES: tuple[EnvironmentRule, ...] = ()
