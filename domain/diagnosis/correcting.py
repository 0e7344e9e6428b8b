"""Which corrections are written together, and what the files become."""

from collections.abc import Iterable, Mapping

from domain.classes import frozen
from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.diff import edited, overlap
from domain.diagnosis.written import Edit


@frozen
class Correction:
    """The issues that it mends, and the new texts of the files by path."""

    issues: tuple[Issue, ...]
    texts: Mapping[str, str]
    diff: str


def correction(diagnosis: Diagnosis, files: Mapping[str, str], diff: str = "") -> Correction:
    """Of all safe edits as many as change different lines; what is left is for another time."""
    chosen = together(issue for issue in diagnosis.counting if issue.safe and known(issue, files))
    edits = [edit for issue in chosen for edit in unique(issue.edits, chosen, issue)]
    paths = dict.fromkeys(edit.path for edit in edits)
    texts = {p: edited(files[p], [e for e in edits if e.path == p]) for p in paths}
    return Correction(chosen, texts, diff)


def known(issue: Issue, files: Mapping[str, str]) -> bool:
    return all(edit.path in files for edit in issue.edits)


def together(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    chosen: list[Issue] = []
    for issue in issues:
        before = [edit for other in chosen for edit in other.edits]
        if not overlap([*before, *(edit for edit in issue.edits if edit not in before)]):
            chosen.append(issue)
    return tuple(chosen)


def unique(edits: Iterable[Edit], chosen: tuple[Issue, ...], issue: Issue) -> list[Edit]:
    """Those that no earlier issue has already: two may both need the same import."""
    earlier = {edit for other in chosen[: chosen.index(issue)] for edit in other.edits}
    return [edit for edit in edits if edit not in earlier]
