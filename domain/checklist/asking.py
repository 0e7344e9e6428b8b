"""What to run to have an answer, with the names of the revision in it."""

import re

from domain.checklist.evidence import MOST

# What neither a shell nor SQL reads as anything but a word.
PLAIN = re.compile(r"[\w.]+", re.ASCII)


def commands(template: str, tables: tuple[str, ...]) -> str:
    """A statement for each of the first few tables, where it is about tables."""
    if "{tables}" not in template:
        return template
    named = [in_sql(table) for table in tables[:MOST]] or ["..."]
    return "; ".join(template.replace("{tables}", name) for name in named)


def in_shell(word: str) -> str:
    """A name as one word of a command line: whoever pastes it runs nothing else."""
    if PLAIN.fullmatch(word):
        return word
    escaped = word.replace("'", "'\"'\"'")
    return f"'{escaped}'"


def in_sql(name: str) -> str:
    if PLAIN.fullmatch(name):
        return name
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
