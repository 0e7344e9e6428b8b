"""A review as SARIF 2.1.0, for code scanning and editors."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from adapters.reports.json_layout import laid_out
from adapters.reports.json_policy import settled_data
from adapters.reports.json_writing import summary_of
from adapters.reports.markdown_text import fenced, prose
from adapters.reports.sarif_rules import LEVELS, rules_of
from adapters.reports.text import remarks
from domain.classes import frozen
from domain.review.finding import Finding, Waived
from domain.review.fingerprints import fingerprints
from domain.review.outcome import Outcome, UnreadReason, Verdict
from domain.rules.rule import Description
from domain.source import Location, Problem
from domain.version import VERSION

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "assayFinding/v1"
# Section 3.11 of the standard: `{0}` stands for an argument, `[text](target)` is a link.
PLACEHOLDER = re.compile(r"\{(\d+)\}")

Data = dict[str, object]


@frozen
class SarifReport:
    """`rules` are what is known of each rule; those that found something are told whole."""

    rules: tuple[Description, ...]

    def render(self, outcome: Outcome) -> str:
        """ASCII only, ending with a line break."""
        document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run(outcome)]}
        return laid_out(document) + "\n"

    def _run(self, outcome: Outcome) -> Data:
        rules = rules_of(outcome, self.rules)
        index = {rule["id"]: number for number, rule in enumerate(rules)}
        named = zip(outcome.findings, fingerprints(outcome.findings), strict=True)
        names = dict.fromkeys(target.database.value for target in outcome.targets)
        settled = settled_data(outcome.policy)
        databases = "+".join(names) or outcome.database
        return {
            "tool": {"driver": {"name": "Assay", "semanticVersion": VERSION, "rules": list(rules)}},
            "automationDetails": {"id": f"assay/{databases}/{outcome.project}/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [_invocation(outcome)],
            "results": [_result(found, index[found.rule], name) for found, name in named],
            "properties": {
                "project": outcome.project,
                "database": outcome.database,
                "serverVersion": outcome.server_version,
                "versionAssumed": outcome.version_assumed,
                **({"databases": list(map(str, outcome.targets))} if outcome.targets else {}),
                **({"policy": settled} if settled else {}),
                "verdict": outcome.verdict.value,
                "summary": summary_of(outcome),
                **({"digest": outcome.digest} if outcome.digest else {}),
            },
        }


def _invocation(outcome: Outcome) -> Data:
    unread = (reason for revision in outcome.revisions for reason in revision.reasons)
    return {
        "executionSuccessful": outcome.verdict is not Verdict.INCOMPLETE,
        "toolConfigurationNotifications": [_problem(problem) for problem in outcome.problems],
        "toolExecutionNotifications": [_unread(reason) for reason in unread],
    }


def _problem(problem: Problem) -> Data:
    return {
        "descriptor": {"id": problem.name},
        "level": "error",
        "message": {"text": plain(f"{problem.message}\n{problem.way_out}")},
        "locations": [_location(problem.location)] if problem.location else [],
    }


def _unread(reason: UnreadReason) -> Data:
    detail = f" ({reason.detail})" if reason.detail else ""
    return {
        "descriptor": {"id": reason.name},
        "level": "note",
        "message": {"text": plain(f"not read{detail}: {reason.what}")},
        "locations": [_location(reason.location)],
    }


def _result(finding: Finding, rule: int, name: str) -> Data:
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.level],
        "message": _message(finding),
        "locations": [{**_location(finding.location), **_objects(finding)}],
        "relatedLocations": list(_calls(finding.location.via)),
        "partialFingerprints": {FINGERPRINT: name},
        "suppressions": [_suppression(finding.waived)] if finding.waived else [],
        "properties": {
            "revision": finding.revision,
            "direction": finding.direction.value,
            "holdsOn": list(finding.holds_on),
            **({"levelOfRule": finding.level_of_rule.value} if finding.level_of_rule else {}),
            **_size(finding),
        },
    }


def _size(finding: Finding) -> Data:
    """Only what is known."""
    size = finding.effect.size if finding.effect else None
    if size is None:
        return {}
    told = {"rows": size.rows, "bytes": size.bytes, "milliseconds": size.milliseconds}
    return {"size": {name: amount for name, amount in told.items() if amount is not None}}


def _message(finding: Finding) -> Data:
    """As Markdown with the safe way; many viewers show the text alone."""
    told = [finding.message, *remarks(finding)]
    paragraphs = [*map(prose, told), *([fenced(finding.fix)] if finding.fix else [])]
    return {"text": plain("\n".join(told)), "markdown": "\n\n".join(paragraphs)}


def _objects(finding: Finding) -> Data:
    """The table or column that it is about, by its name in the database."""
    if finding.table is None:
        return {}
    if finding.column_name is None:
        return {"logicalLocations": [{"fullyQualifiedName": finding.table, "kind": "table"}]}
    name = f"{finding.table}.{finding.column_name}"
    return {"logicalLocations": [{"fullyQualifiedName": name, "kind": "column"}]}


def _calls(via: Iterable[Location]) -> Iterator[Data]:
    """The way from the revision to the helper, outermost first."""
    for number, call in enumerate(via):
        yield {"id": number, **_location(call), "message": {"text": "called from here"}}


def _suppression(waived: Waived) -> Data:
    until = f" (until {waived.until})" if waived.until else ""
    return {
        "kind": "inSource" if waived.location.path.endswith(".py") else "external",
        "status": "accepted",
        "justification": f"{waived.reason}{until}",
        "location": _location(waived.location),
    }


def _location(location: Location) -> Data:
    uri = quote(location.path, errors="surrogatepass")
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": location.line, "startColumn": location.column},
        }
    }


def plain(text: str) -> str:
    """A message without placeholders and links, whatever names are in it."""
    return PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "\\](")
