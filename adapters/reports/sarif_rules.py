"""The rules that found something, as SARIF's reporting descriptors."""

from collections.abc import Iterable

from domain.databases.target import Database
from domain.review.finding import Level
from domain.review.outcome import Outcome
from domain.rules.families import TITLES
from domain.rules.rule import Description

LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}

Data = dict[str, object]


def rules_of(outcome: Outcome, known: Iterable[Description]) -> list[Data]:
    """One for each rule with findings, by name."""
    about = {each.name: each for each in known}
    names = sorted({finding.rule for finding in outcome.findings})
    return [descriptor(about[name]) if name in about else {"id": name} for name in names]


def descriptor(about: Description) -> Data:
    return {
        "id": about.name,
        "shortDescription": {"text": f"Finds {about.finds}"},
        "fullDescription": {"text": about.why},
        "help": {"text": help_text(about), "markdown": help_markdown(about)},
        "defaultConfiguration": {"level": LEVELS[about.level], "enabled": about.enabled},
        "properties": {"tags": [TITLES[about.family], *map(named, about.databases)]},
    }


def help_text(about: Description) -> str:
    silent = "\n".join(f"- {when}" for when in about.silent_when)
    return (
        f"Finds {about.finds}\n\n"
        f"Why it matters: {about.why}\n\n"
        f"The safe way: {about.way_out}\n\n"
        f"When it is silent:\n{silent}\n\n"
        f"To allow it: {waiver(about)}"
    )


def help_markdown(about: Description) -> str:
    """The descriptions are Markdown as they stand."""
    silent = "\n".join(f"- {when}" for when in about.silent_when)
    return (
        f"# {about.name}\n\nFinds {about.finds}\n\n"
        f"## Why it matters\n\n{about.why}\n\n"
        f"## The safe way\n\n{about.way_out}\n\n"
        f"## When it is silent\n\n{silent}\n\n"
        f"## To allow it\n\n```python\n{waiver(about)}\n```\n"
    )


def waiver(about: Description) -> str:
    return f"# assay: allow {about.name} -- why it does no harm here"


def named(database: Database) -> str:
    return database.value
