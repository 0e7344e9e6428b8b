"""Write docs/rules/ from the rules and their examples: python -m tools.rule_pages [--check]

With --check nothing is written: it ends with status 1 and names the pages that are not in step.
"""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from click import unstyle

from adapters.reports.text import finding_lines
from domain.databases.target import Database
from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.review.finding import Finding
from domain.rule_options import Option
from domain.rules import RULES
from domain.rules.families import TITLES
from domain.rules.rule import Description
from tools.environment_pages import found_section
from tools.rule_examples import FOLDER, ROOT, Example, examples_of

PAGES = ROOT / "docs" / "rules"
VERSIONS = {
    Database.POSTGRESQL: ["10", "11", "12", "13", "14", "15", "16", "17", "18"],
    Database.MARIADB: ["10.6", "11.4"],
    Database.MYSQL: ["8.0.20", "8.0.40", "9.1"],
    Database.SQLITE: ["3.35", "3.50"],
}
NAMES = {
    Database.POSTGRESQL: "PostgreSQL",
    Database.MARIADB: "MariaDB",
    Database.MYSQL: "MySQL",
    Database.SQLITE: "SQLite",
}
MEASURED = ("locks", "data_loss", "compatibility", "existing_rows", "mysql")
NOTE = "<!-- Written by `make rule-docs` from the rule and its examples. Change those. -->"


def pages() -> dict[Path, str]:
    """Every page with its text."""
    abouts = [rule.about for rule in (*RULES, *ENVIRONMENT_RULES)]
    written = {PAGES / f"{rule.about.name}.md": page(rule.about) for rule in RULES}
    for rule in ENVIRONMENT_RULES:
        written[PAGES / f"{rule.about.name}.md"] = environment_page(rule.about)
    return {PAGES / "README.md": index(abouts), **written}


def index(abouts: list[Description]) -> str:
    lines = [NOTE, "", "# Rules", ""]
    for family, title in TITLES.items():
        members = [about for about in abouts if about.family == family]
        if members:
            lines += [
                f"## {title}",
                "",
                "| rule | level | databases | finds |",
                "|---|---|---|---|",
            ]
            lines += [row(about) for about in sorted(members, key=lambda about: about.name)]
            lines.append("")
    lines += left_out()
    return "\n".join(lines).rstrip() + "\n"


def left_out() -> list[str]:
    """The hazards of the catalogue that no rule speaks of, with the reason."""
    reasons = json.loads((FOLDER / "left_out.json").read_text(encoding="utf-8"))
    return [
        "## Without a rule",
        "",
        "Hazards of the catalogue (`tests/rules/hazards.json`) that Assay does not judge.",
        "",
        *(f"- `{name}`: {reason}" for name, reason in sorted(reasons.items())),
    ]


def row(about: Description) -> str:
    link = f"[{about.name}]({about.name}.md)"
    level = about.level.value if about.enabled else f"{about.level.value}, off"
    return f"| {link} | {level} | {databases(about)} | {about.finds} |"


def databases(about: Description) -> str:
    if set(about.databases) == set(Database):
        return "all"
    return ", ".join(NAMES[database] for database in about.databases)


def page(about: Description) -> str:
    found = sorted(examples_of(about.name), key=in_order)
    bad = [example for example in found if example.is_bad]
    good = [example for example in found if not example.is_bad]
    parts = [
        NOTE,
        f"# {about.name}",
        f"Finds {about.finds}",
        f"Level {about.level.value}{lower(about)}. Databases: {databases(about)}.{asked(about)}",
        f"## Why it matters\n\n{about.why}",
        truth(about, bad),
        "## When it is silent\n\n" + "\n".join(f"- {when}" for when in about.silent_when),
        "## Found",
        *(section(example) for example in bad),
        f"## The safe way\n\n{about.way_out}",
        said(bad[0]),
        options(about),
        "## Not found",
        *(section(example) for example in good),
        how_to_waive(about),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def environment_page(about: Description) -> str:
    silent = "\n".join(f"- {when}" for when in about.silent_when)
    parts = [
        NOTE,
        f"# {about.name}",
        f"Finds {about.finds}",
        f"Level {about.level.value}; less when {about.less_when}."
        if about.less_when
        else f"Level {about.level.value}.",
        f"Databases: {databases(about)}. Asked by [`assay doctor`](../doctor.md).",
        f"## Why it matters\n\n{about.why}",
        f"## When it is silent\n\n{silent}",
        found_section(about),
        f"## The way out\n\n{about.way_out}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def options(about: Description) -> str:
    if not about.options:
        return ""
    rows = [
        f"| `{option.name}` | {option.kind.wanted} | `{default_of(option)}` | {option.sentence} |"
        for option in about.options
    ]
    head = "| option | values | default | |\n|---|---|---|---|\n"
    return (
        f"## What a team may choose\n\nIn `[tool.assay.rules.{about.name}]`, see "
        f"[the policy](../policy.md).\n\n{head}" + "\n".join(rows)
    )


def default_of(option: Option[Any]) -> str:
    value = option.default
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def how_to_waive(about: Description) -> str:
    if about.family == "waivers":
        return ""
    comment = f"# assay: allow {about.name} -- why it does no harm here, until 2027-03-01"
    return (
        f"## To allow it\n\n```python\n{comment}\n```\n\nOn the statement, on the line above it, "
        "on the `def` for the whole function, or at the top of the file for the whole revision. "
        "The reason is required, the day is not: [waivers](../waivers.md)."
    )


def lower(about: Description) -> str:
    return f", only a warning when {about.less_when}" if about.less_when else ""


def asked(about: Description) -> str:
    return "" if about.enabled else f" Off unless asked for: `--enable {about.name}`."


def in_order(example: Example) -> tuple[int, int, str]:
    """PostgreSQL first, as in the list of databases; the shorter before the longer."""
    first = [database.value for database in Database].index(example.servers[0][0])
    return first, example.shown.count("\n"), example.path.name


def section(example: Example) -> str:
    return f"### {example.title}\n\nOn {servers(example)}:\n\n```python\n{example.shown}\n```"


def servers(example: Example) -> str:
    """`PostgreSQL 10, 18; SQLite 3.40`."""
    grouped = groupby(example.servers, key=lambda server: server[0])
    return "; ".join(
        f"{NAMES[Database(name)]} {', '.join(version for _, version in group)}"
        for name, group in grouped
    )


def said(example: Example) -> str:
    """What the review says of the example, as the terminal shows it."""
    found = example.findings(*example.servers[0])
    if not found:
        return ""
    text = "\n".join(finding_lines(found[0]))
    return f"`assay review` says of the first one above:\n\n```text\n{unstyle(text)}\n```"


def truth(about: Description, bad: list[Example]) -> str:
    """What the bad examples do to the table, by database and version, where that is the point."""
    if about.family not in MEASURED:
        return ""
    rows = [
        f"| {span} | {told} |"
        for database in about.databases
        for span, told in spans(database, example_for(database, bad))
    ]
    head = "| server | lock | blocks | work under it |\n|---|---|---|---|\n"
    return "The first revision below, by server and version:\n\n" + head + "\n".join(rows)


def example_for(database: Database, bad: list[Example]) -> Example:
    own = (e for e in bad if any(name == database.value for name, _ in e.servers))
    return next(own, bad[0])


def spans(database: Database, example: Example) -> Iterator[tuple[str, str]]:
    """Versions in a row that do the same."""
    results = [(v, result(example.findings(database.value, v))) for v in VERSIONS[database]]
    for told, group in groupby(results, key=lambda pair: pair[1]):
        versions = [version for version, _ in group]
        span = versions[0] if len(versions) == 1 else f"{versions[0]} to {versions[-1]}"
        yield f"{NAMES[database]} {span}", told


def result(found: list[Finding]) -> str:
    if not found:
        return "none that matters, so it is silent | |"
    effect = found[0].effect
    if effect is None:
        return "not known | |"
    return f"`{effect.lock}` | {effect.blocks} | {effect.duration} |".removesuffix(" |")


def out_of_step() -> list[str]:
    """Pages that differ from what the rules say, that are missing, or that no rule has."""
    wanted = pages()
    there = {path: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    return sorted(
        path.name for path in wanted.keys() | there.keys() if wanted.get(path) != there.get(path)
    )


def main() -> int:
    wrong = out_of_step()
    if "--check" in sys.argv[1:]:
        for name in wrong:
            print(f"docs/rules/{name} is not in step: run make rule-docs", file=sys.stderr)
        return 1 if wrong else 0
    PAGES.mkdir(exist_ok=True)
    wanted = pages()
    for path in PAGES.glob("*.md"):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
