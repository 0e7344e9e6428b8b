"""From what a rule wants of files to the lines that become of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from domain.diagnosis.rewrites import Rewrite, Rewriter
from domain.diagnosis.written import Change, Edit


def settled(
    changes: Sequence[Change], files: Mapping[str, str], rewriter: Rewriter
) -> tuple[Edit, ...]:
    """All of the changes as edits of lines; empty where one of them cannot be made."""
    found = [change for change in changes if isinstance(change, Edit)]
    by_path: dict[str, list[Rewrite]] = {}
    for change in changes:
        if isinstance(change, Rewrite):
            by_path.setdefault(change.at.path, []).append(change)
    for path, rewrites in by_path.items():
        new = rewriter(files[path], rewrites) if path in files else None
        if new is None:
            return ()
        found += lines_changed(path, files[path], new)
    return tuple(found)


def lines_changed(path: str, old: str, new: str) -> Iterator[Edit]:
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield Edit(path, first + 1, last, "\n".join(after[begin:end]))


def said_in_code(changes: Iterable[Change]) -> str:
    """What is wanted of Python, for a reader who has to write it."""
    codes = (change.code for change in changes if isinstance(change, Rewrite))
    return "\n".join(code for code in codes if code)
