"""A diagnosis as SARIF 2.1.0, with the corrected lines as fixes."""

from urllib.parse import quote

from adapters.reports.json_layout import laid_out
from adapters.reports.markdown_text import fenced, prose
from adapters.reports.sarif import SCHEMA, plain
from adapters.reports.sarif_rules import LEVELS, descriptor
from domain.classes import frozen
from domain.diagnosis.configuration import hidden
from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.fingerprint import fingerprint
from domain.diagnosis.verdicts import status
from domain.diagnosis.written import Edit
from domain.rules.rule import Description
from domain.source import Location
from domain.version import VERSION

FINGERPRINT = "assayDiagnosis/v1"

Data = dict[str, object]


@frozen
class SarifDiagnosisReport:
    """`rules` are what is known of each rule; those that found something are told whole."""

    rules: tuple[Description, ...]

    def render(self, diagnosis: Diagnosis) -> str:
        """ASCII only, ending with a line break."""
        document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run(diagnosis)]}
        return laid_out(document) + "\n"

    def _run(self, diagnosis: Diagnosis) -> Data:
        about = {each.name: each for each in self.rules}
        names = sorted({issue.rule for issue in diagnosis.issues})
        rules = [descriptor(about[name]) if name in about else {"id": name} for name in names]
        driver = {"name": "Assay", "semanticVersion": VERSION, "rules": rules}
        return {
            "tool": {"driver": driver},
            "automationDetails": {"id": f"assay-doctor/{diagnosis.project}/"},
            "columnKind": "unicodeCodePoints",
            "results": [result(issue, names.index(issue.rule)) for issue in diagnosis.issues],
            "properties": {
                "project": diagnosis.project,
                "verdict": diagnosis.verdict.value,
                "status": status(diagnosis),
            },
        }


def result(issue: Issue, rule: int) -> Data:
    told = [issue.message, *([f"assumed: {issue.assumption}"] if issue.assumption else [])]
    shown = issue.fix or issue.diff
    paragraphs = [*map(prose, told), *([fenced(shown)] if shown else [])]
    found: Data = {
        "ruleId": issue.rule,
        "ruleIndex": rule,
        "level": LEVELS[issue.level],
        "message": {"text": plain("\n".join(told)), "markdown": "\n\n".join(paragraphs)},
        "locations": [location(issue.location)] if issue.location else [],
        "partialFingerprints": {FINGERPRINT: fingerprint(issue)},
        "suppressions": [],
    }
    if issue.level_of_rule is not None:
        found["properties"] = {"levelOfRule": issue.level_of_rule.value}
    if issue.waived is not None:
        reason = issue.waived.reason
        found["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": reason}
        ]
    secret = any(hidden(edit.text) != edit.text for edit in issue.edits)
    return found if secret or not issue.edits else {**found, "fixes": [fix(issue)]}


def fix(issue: Issue) -> Data:
    by_path: dict[str, list[Edit]] = {}
    for edit in issue.edits:
        by_path.setdefault(edit.path, []).append(edit)
    return {
        "description": {"text": "the corrected lines"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": quote(path), "uriBaseId": "%SRCROOT%"},
                "replacements": [replacement(edit) for edit in edits],
            }
            for path, edits in by_path.items()
        ],
    }


def replacement(edit: Edit) -> Data:
    text = f"{edit.text}\n" if edit.text else ""
    region: Data = {"startLine": edit.first, "startColumn": 1}
    region |= {"endLine": edit.last + 1, "endColumn": 1}
    return {"deletedRegion": region, "insertedContent": {"text": text}}


def location(found: Location) -> Data:
    uri = quote(found.path, errors="surrogatepass")
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": found.line, "startColumn": found.column},
        }
    }
