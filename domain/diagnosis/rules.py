"""The rules about an environment: the one list of them, by name."""

from domain.diagnosis.rule import EnvironmentRule
from domain.rules import environment, models

ENVIRONMENT_RULES: tuple[EnvironmentRule, ...] = tuple(
    sorted((*environment.RULES, *models.RULES), key=lambda rule: rule.about.name)
)
