"""The checklist of a review: each question with its answer."""

from domain.checklist.item import Item, Status
from domain.classes import frozen
from domain.review.finding import Finding


@frozen
class Answer:
    """`evidence` is what was looked at, or what is to look for; `findings` are what fails it.

    `command` is what asks a database, empty where none does.
    """

    item: Item
    status: Status
    evidence: str
    findings: tuple[Finding, ...] = ()
    command: str = ""


@frozen
class RevisionAnswers:
    """`digest` is that of the revision's file: what was looked at."""

    id: str
    path: str
    message: str
    digest: str
    answers: tuple[Answer, ...]


@frozen
class Checklist:
    """`answers` are those that are asked once, for all of the revisions together."""

    project: str
    target: str
    revisions: tuple[RevisionAnswers, ...]
    answers: tuple[Answer, ...]

    @property
    def everything(self) -> tuple[Answer, ...]:
        return (*self.answers, *(a for revision in self.revisions for a in revision.answers))

    def count(self, status: Status) -> int:
        return sum(answer.status is status for answer in self.everything)
