"""A checklist as JSON: docs/checklist.schema.json describes it."""

from adapters.reports.json_layout import laid_out
from domain.checklist.checklist import Answer, Checklist, RevisionAnswers
from domain.checklist.item import Status
from domain.classes import frozen
from domain.review.finding import Finding

SCHEMA_VERSION = 1

Data = dict[str, object]


@frozen
class JsonChecklist:
    def render(self, checklist: Checklist) -> str:
        """ASCII only, so that it is the same bytes wherever it goes."""
        return laid_out(document_of(checklist)) + "\n"


def document_of(checklist: Checklist) -> Data:
    return {
        "schema_version": SCHEMA_VERSION,
        "project": checklist.project,
        "target": checklist.target,
        "summary": {key(status): checklist.count(status) for status in Status},
        "revisions": [_revision(revision) for revision in checklist.revisions],
        "answers": [_answer(answer) for answer in checklist.answers],
    }


def _revision(revision: RevisionAnswers) -> Data:
    return {
        "id": revision.id,
        "path": revision.path,
        "message": revision.message,
        "digest": revision.digest,
        "answers": [_answer(answer) for answer in revision.answers],
    }


def _answer(answer: Answer) -> Data:
    return {
        "item": answer.item.id,
        "question": answer.item.question,
        "status": answer.status.value,
        "evidence": answer.evidence,
        "command": answer.command or None,
        "findings": [_finding(finding) for finding in answer.findings],
    }


def _finding(finding: Finding) -> Data:
    place = finding.location
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "revision": finding.revision,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }


def key(status: Status) -> str:
    return status.value.replace(" ", "_")
