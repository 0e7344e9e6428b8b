"""Edits as a diff, the way git shows one."""

from collections.abc import Iterable, Mapping
from difflib import unified_diff

from domain.diagnosis.configuration import hidden
from domain.diagnosis.written import Edit

CONTEXT = 2


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits of its lines, all told by the lines that it has now.

    Lines end as those around them do.
    """
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda each: (each.first, each.last), reverse=True):
        new = edit.text.split("\n") if edit.text else []
        beside = lines[edit.last - 1] if edit.last else lines[0]
        end = "\r" if beside.endswith("\r") else ""
        lines[edit.first - 1 : edit.last] = [line.removesuffix("\r") + end for line in new]
    return "\n".join(lines)


def overlap(edits: Iterable[Edit]) -> bool:
    """Whether two of them change the same line, or one adds lines among those of another."""
    last: dict[str, int] = {}
    for edit in sorted(edits, key=lambda each: (each.path, each.first, each.last)):
        if edit.first <= last.get(edit.path, 0):
            return True
        last[edit.path] = max(last.get(edit.path, 0), edit.last)
    return False


def diff_of(edits: Iterable[Edit], files: Mapping[str, str]) -> str:
    """The passwords of URLs are hidden. Empty where the edits change nothing that is known."""
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    return "\n".join(
        told
        for path, own in by_path.items()
        if path in files and (told := between(path, files[path], edited(files[path], own)))
    )


def between(path: str, old: str, new: str) -> str:
    lines = unified_diff(
        hidden_lines(old), hidden_lines(new), f"a/{path}", f"b/{path}", n=CONTEXT, lineterm=""
    )
    return "\n".join(lines)


def hidden_lines(text: str) -> list[str]:
    return [hidden(line) for line in text.split("\n")]
