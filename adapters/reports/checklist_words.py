"""What the answers of a checklist are called, as a title and after a number."""

from collections.abc import Iterable

from domain.checklist.checklist import Answer
from domain.checklist.item import Status

TITLES = {
    Status.FAILED: "Failed",
    Status.NEEDS_PERSON: "Needs a person",
    Status.NEEDS_DATABASE: "Needs a database",
    Status.PASSED: "Passed",
    Status.NOT_APPLICABLE: "Does not apply",
}
COUNTED = {
    Status.FAILED: "failed",
    Status.NEEDS_PERSON: "for a person",
    Status.NEEDS_DATABASE: "for a database",
    Status.PASSED: "passed",
    Status.NOT_APPLICABLE: "not applicable",
}


def summary(answers: Iterable[Answer]) -> str:
    """`1 failed, 26 for a person, 25 passed`."""
    given = list(answers)
    numbers = [(status, sum(a.status is status for a in given)) for status in Status]
    return ", ".join(f"{number} {COUNTED[status]}" for status, number in numbers if number)
