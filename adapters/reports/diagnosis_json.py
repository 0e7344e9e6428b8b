"""A diagnosis as JSON: the document that docs/diagnosis.schema.json describes."""

from adapters.reports.json_layout import laid_out
from domain.classes import frozen
from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.verdicts import conclusion, status
from domain.review.finding import LEVELS
from domain.source import Location

Data = dict[str, object]
SCHEMA_VERSION = 1


@frozen
class JsonDiagnosisReport:
    def render(self, diagnosis: Diagnosis) -> str:
        """ASCII only, ending with a line break."""
        return laid_out(document_of(diagnosis)) + "\n"


def document_of(diagnosis: Diagnosis) -> Data:
    return {
        "schema_version": SCHEMA_VERSION,
        "project": diagnosis.project,
        "verdict": diagnosis.verdict.value,
        "status": status(diagnosis),
        "fail_level": diagnosis.fail_level.value if diagnosis.fail_level else None,
        "summary": {level.value: len(diagnosis.issues_at(level)) for level in reversed(LEVELS)},
        "looked_at": [{"what": e.what, "found": e.found} for e in diagnosis.looked_at],
        "strengths": [
            {"name": e.name, "message": e.message, "location": place(e.location)}
            for e in diagnosis.strengths
        ],
        "issues": [issue(each) for each in diagnosis.issues],
        "suggestions": [
            {"name": e.name, "message": e.message, "fix": e.fix} for e in diagnosis.suggestions
        ],
        "conclusion": conclusion(diagnosis),
    }


def issue(found: Issue) -> Data:
    return {
        "rule": found.rule,
        "level": found.level.value,
        **({"level_of_rule": found.level_of_rule.value} if found.level_of_rule else {}),
        "message": found.message,
        "location": place(found.location),
        "assumption": found.assumption,
        "diff": found.diff,
        "fix": found.fix,
        "safe": found.safe,
        "waived": waived(found),
    }


def waived(found: Issue) -> Data | None:
    by = found.waived
    if by is None:
        return None
    return {"reason": by.reason, "until": by.until, "location": place(by.location)}


def place(location: Location | None) -> Data | None:
    if location is None:
        return None
    return {"path": location.path, "line": location.line, "column": location.column}
