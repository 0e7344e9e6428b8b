"""The rules as JSON: `docs/json.md` describes it."""

import json
from collections.abc import Sequence

from attrs import asdict

from domain.classes import frozen
from domain.rules.rule import Description


@frozen
class JsonRulesReport:
    def listing(self, rules: Sequence[Description]) -> str:
        return dumped([fields_of(rule) for rule in rules])

    def page(self, rule: Description) -> str:
        return dumped(fields_of(rule))


def fields_of(rule: Description) -> dict[str, object]:
    """Every field under its name; enums by their values."""
    return {
        **asdict(rule, filter=lambda field, _: field.name != "options"),
        "level": rule.level.value,
        "databases": [database.value for database in rule.databases],
        "differs_on": [database.value for database in rule.differs_on],
        "options": [
            {
                "name": option.name,
                "wanted": option.kind.wanted,
                "default": option.default,
                "sentence": option.sentence,
            }
            for option in rule.options
        ],
    }


def dumped(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
