"""RULES: the one list of the rules that a review asks, by name."""

from domain.rules import (
    autogenerate,
    compatibility,
    constraints,
    data_loss,
    existing_rows,
    graph,
    locks,
    mysql,
    python,
    raw_sql,
    sqlite,
    transactions,
    types,
    waivers,
)
from domain.rules.rule import Rule

FAMILIES = (
    locks,
    data_loss,
    compatibility,
    existing_rows,
    constraints,
    types,
    transactions,
    raw_sql,
    python,
    sqlite,
    mysql,
    autogenerate,
    graph,
    waivers,
)
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in FAMILIES for rule in family.RULES), key=lambda rule: rule.about.name)
)
