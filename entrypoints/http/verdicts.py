"""A verdict in one sentence."""

from domain.review.finding import Level
from domain.review.outcome import Outcome, ReadingStatus, Verdict
from entrypoints.http.rendering import counted


def sentence_of(outcome: Outcome) -> str:
    tell = {
        Verdict.PASSED: _passed,
        Verdict.FAILED: _failed,
        Verdict.INCOMPLETE: _incomplete,
    }
    return tell[outcome.verdict](outcome) + _waived(outcome)


def reservation_of(outcome: Outcome) -> str:
    """What the verdict does not cover; empty when all was read."""
    missed = len(outcome.revisions) - outcome.count(ReadingStatus.READ)
    if not missed:
        return ""
    operations = sum(r.operations_unread for r in outcome.revisions)
    among = f"{missed:,} of {counted(len(outcome.revisions), 'revision')}"
    return f"{among} not read in full, {counted(operations, 'operation')} unread."


def _passed(outcome: Outcome) -> str:
    if not outcome.counting:
        return f"Nothing was found in {counted(len(outcome.revisions), 'revision')}."
    found = counted(len(outcome.counting), "finding")
    if outcome.fail_level is None:
        return f"{found}, and no level was set at which a review fails."
    return f"{found}, none at level {_and_above(outcome.fail_level)}."


def _failed(outcome: Outcome) -> str:
    level = outcome.fail_level or Level.ERROR
    failing = sum(finding.level >= level for finding in outcome.counting)
    among = f"{failing:,} of {counted(len(outcome.counting), 'finding')}"
    return f"{among} at level {_and_above(level)}."


def _incomplete(outcome: Outcome) -> str:
    if outcome.problems:
        problems = counted(len(outcome.problems), "problem")
        return f"{problems} with the input: some of it could not be reviewed."
    return "No revision could be read, so nothing was reviewed."


def _waived(outcome: Outcome) -> str:
    waived, accepted = len(outcome.waived), len(outcome.accepted)
    told = f" {waived:,} waived." if waived else ""
    return f"{told} {accepted:,} accepted by the baseline." if accepted else told


def _and_above(level: Level) -> str:
    return level.value if level is max(Level) else f"{level.value} or above"
