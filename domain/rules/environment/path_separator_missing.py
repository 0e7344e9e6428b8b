"""Several paths, and nothing says what is between them."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

LISTS = ("version_locations", "prepend_sys_path")
SEPARATORS = ("path_separator", "version_path_separator")

ABOUT = Description(
    name="path-separator-missing",
    family="environment",
    level=Level.INFO,
    finds="several paths in version_locations or prepend_sys_path without a path_separator.",
    why=(
        "Alembic falls back to splitting at spaces, commas and colons: a path with a space in it "
        "is two, and one of Windows is cut at its drive. Since 1.16 it warns at every command."
    ),
    silent_when=("there is one path", "path_separator is set", "pyproject.toml has a list"),
    way_out="Set `path_separator`, to `os`, `newline`, `space`, `:` or `;`.",
    hazards=("ini-path-separator-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    configuration = setup.configuration
    if configuration.is_toml or any(configuration.get(name) is not None for name in SEPARATORS):
        return
    for name in LISTS:
        stated = configuration.options.get(name)
        if stated is None:
            continue
        text = stated.value.replace("%(here)s", "here")
        separator = separator_of(text)
        if re.search(r"\S[\s,:]+\S", text):
            edits = (stated.written.below(f"path_separator = {separator}"),) if separator else ()
            yield Concern(
                f"{name} has several paths, and no path_separator says what is between them",
                stated.written.location,
                edits,
                fix="" if edits else "path_separator = os",
                safe=bool(edits),
            )
            return


def separator_of(text: str) -> str | None:
    """The one that it uses already; None where it uses several, or none that can be set."""
    used = {
        name
        for name, found in (("newline", "\n"), ("space", " "), (":", ":"), (",", ","))
        if found in text.strip()
    }
    return used.pop() if len(used) == 1 and "," not in used else None


PATH_SEPARATOR_MISSING = EnvironmentRule(ABOUT, check)
