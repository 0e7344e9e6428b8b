"""The rules for a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from json import dumps
from typing import Any

from click import style, unstyle

from adapters.reports.text import COLOURS, INDENT, WIDTH, paragraph
from domain.classes import frozen
from domain.databases.target import Database
from domain.rule_options import Option
from domain.rules.families import OF_DOCTOR, TITLES
from domain.rules.rule import Description

NAME_WIDTH = 38


@frozen
class TextRulesReport:
    colour: bool = False

    def listing(self, rules: Sequence[Description]) -> str:
        order = list(TITLES)
        by_family = sorted(rules, key=lambda rule: (order.index(rule.family), rule.name))
        lines: list[str] = []
        for family, members in groupby(by_family, key=lambda rule: rule.family):
            lines += [style(TITLES[family], bold=True)]
            lines += [line for rule in members for line in row(rule)]
            lines += [""]
        lines += [f"{len(rules)} rules; assay explain RULE says all that is known of one."]
        return self.coloured(lines)

    def page(self, rule: Description) -> str:
        return self.coloured(page_lines(rule))

    def coloured(self, lines: Sequence[str]) -> str:
        text = "\n".join(lines) + "\n"
        return text if self.colour else unstyle(text)


def row(rule: Description) -> Iterator[str]:
    """The name, the level, and what it finds beside them."""
    level = rule.level.value if rule.enabled else "off"
    head = f"  {rule.name:<{NAME_WIDTH}} {level:<8} "
    first, *rest = textwrap.wrap(rule.finds, WIDTH - len(head))
    yield f"  {rule.name:<{NAME_WIDTH}} {style(f'{level:<8}', fg=COLOURS[rule.level])} {first}"
    yield from (" " * len(head) + line for line in rest)


def page_lines(rule: Description) -> list[str]:
    level = style(rule.level.value, fg=COLOURS[rule.level], bold=True)
    lower = f", only a warning when {rule.less_when}" if rule.less_when else ""
    off = "" if rule.enabled else f"; off unless asked for with --enable {rule.name}"
    lines = [
        f"{style(rule.name, bold=True)}: {level}{lower}{off}",
        f"databases: {databases(rule)}",
        f"asked by: assay {'doctor' if rule.family in OF_DOCTOR else 'review'}",
        "",
        *paragraph(f"Finds {rule.finds}"),
        "",
        style("Why it matters", bold=True),
        *paragraph(rule.why),
        "",
        style("When it is silent", bold=True),
        *(line for when in rule.silent_when for line in item(when)),
        "",
        style("The safe way", bold=True),
        *paragraph(rule.way_out),
    ]
    if rule.options:
        lines += ["", style("What a team may choose", bold=True)]
        lines += [line for option in rule.options for line in item(choice(option))]
    if rule.supersedes:
        lines += ["", f"Where it speaks, these are silent: {', '.join(rule.supersedes)}"]
    return lines


def choice(option: Option[Any]) -> str:
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    return f"{option.name}: {option.kind.wanted}, by default {dumps(default)}. {option.sentence}"


def item(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=f"{INDENT}- ", subsequent_indent=f"{INDENT}  ")


def databases(rule: Description) -> str:
    if set(rule.databases) == set(Database):
        return "all"
    return ", ".join(database.value for database in rule.databases)
