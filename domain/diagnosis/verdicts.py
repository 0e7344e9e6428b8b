"""A diagnosis in a sentence, for every format alike."""

from domain.diagnosis.diagnosis import Diagnosis
from domain.review.finding import LEVELS, Level
from domain.review.outcome import Verdict

NAMES = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def status(diagnosis: Diagnosis) -> str:
    """`in good order`, or how many of what were found."""
    worst = max((issue.level for issue in diagnosis.counting), default=None)
    if worst is None:
        return "in good order"
    if worst is Level.INFO:
        return f"in good order, with {tally(diagnosis)}"
    return f"{tally(diagnosis)}"


def tally(diagnosis: Diagnosis) -> str:
    counts = ((NAMES[lv], len(diagnosis.issues_at(lv))) for lv in reversed(LEVELS))
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts if n) or "nothing"


def conclusion(diagnosis: Diagnosis) -> str:
    verdict = diagnosis.verdict.value
    safe = sum(issue.safe for issue in diagnosis.counting)
    fixes = f" {safe} of the corrections can be written by `assay doctor --fix`." if safe else ""
    errors, warnings = diagnosis.issues_at(Level.ERROR), diagnosis.issues_at(Level.WARNING)
    if errors:
        first = errors[0]
        place = f" ({first.location.path}:{first.location.line})" if first.location else ""
        return (
            f"{verdict}: {tally(diagnosis)}. Do not migrate before the errors are mended; begin "
            f"with {first.rule}{place}.{fixes}"
        )
    if warnings:
        many = len(tuple(diagnosis.counting)) > 1
        wants = "want" if many else "wants"
        return f"{verdict}: it works, and {tally(diagnosis)} {wants} to be looked at.{fixes}"
    if diagnosis.verdict is Verdict.FAILED:
        return f"{verdict}: {tally(diagnosis)}.{fixes}"
    return f"{verdict}: the environment is sound, with {tally(diagnosis)} to know of.{fixes}"
