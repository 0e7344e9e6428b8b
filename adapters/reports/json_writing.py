"""An outcome as the plain data of its document."""

from adapters.reports.json_policy import settled_data, target_data
from domain.review.finding import Finding, Impact, Level, Size, Waived
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, UnreadReason
from domain.source import Location, Problem

SCHEMA_VERSION = 1

Data = dict[str, object]


def document_of(outcome: Outcome) -> Data:
    """`since` is there where the review was about what is new to a branch, `digest` where it is
    known.
    """
    since = {} if outcome.since is None else {"since": outcome.since}
    digest = {"digest": outcome.digest} if outcome.digest else {}
    return {
        "schema_version": SCHEMA_VERSION,
        "project": outcome.project,
        "database": outcome.database,
        "server_version": outcome.server_version,
        "version_assumed": outcome.version_assumed,
        "fail_level": outcome.fail_level.value if outcome.fail_level else None,
        **_databases(outcome),
        **since,
        **_policy(outcome),
        **digest,
        **_baseline(outcome),
        "verdict": outcome.verdict.value,
        "summary": summary_of(outcome),
        "problems": [_problem(problem) for problem in outcome.problems],
        "findings": [_finding(finding) for finding in outcome.findings],
        "revisions": [_revision(revision) for revision in outcome.revisions],
    }


def summary_of(outcome: Outcome) -> dict[str, int]:
    """The numbers that follow from the rest of the document."""
    return {
        "revisions": len(outcome.revisions),
        "revisions_read": outcome.count(ReadingStatus.READ),
        "revisions_partly_read": outcome.count(ReadingStatus.PARTLY_READ),
        "revisions_not_read": outcome.count(ReadingStatus.NOT_READ),
        "operations_read": sum(r.operations_read for r in outcome.revisions),
        "operations_unread": sum(r.operations_unread for r in outcome.revisions),
        "findings": len(outcome.findings),
        "waived": len(outcome.waived),
        **({"accepted": len(outcome.accepted)} if outcome.baseline else {}),
        "errors": outcome.findings_at(Level.ERROR),
        "warnings": outcome.findings_at(Level.WARNING),
        "infos": outcome.findings_at(Level.INFO),
        "problems": len(outcome.problems),
    }


def _databases(outcome: Outcome) -> Data:
    return {"databases": list(map(target_data, outcome.targets))} if outcome.targets else {}


def _policy(outcome: Outcome) -> Data:
    settled = settled_data(outcome.policy)
    return {"policy": settled} if settled else {}


def _revision(revision: ReviewedRevision) -> Data:
    return {
        "id": revision.id,
        "path": revision.path,
        "digest": revision.digest,
        "status": revision.status.value,
        "operations_read": revision.operations_read,
        "operations_unread": revision.operations_unread,
        "reasons": [_reason(reason) for reason in revision.reasons],
        "phase": revision.phase.value if revision.phase else None,
        "breaks": list(revision.breaks),
        **({"helpers": revision.helpers} if revision.helpers else {}),
        **({"parents": list(revision.parents)} if revision.parents else {}),
    }


def _reason(reason: UnreadReason) -> Data:
    return {
        "name": reason.name,
        "what": reason.what,
        "detail": reason.detail,
        **_place(reason.location),
    }


def _finding(finding: Finding) -> Data:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        **_level_of_rule(finding),
        "revision": finding.revision,
        "direction": finding.direction.value,
        **_place(finding.location),
        "table": finding.table,
        "column_name": finding.column_name,
        "holds_on": list(finding.holds_on),
        "message": finding.message,
        "effect": _impact(finding.effect) if finding.effect else None,
        "assumption": finding.assumption,
        "fix": finding.fix,
        "waived": _waived(finding.waived) if finding.waived else None,
    }


def _baseline(outcome: Outcome) -> Data:
    used = outcome.baseline
    return {"baseline": {"path": used.path, "gone": used.gone}} if used else {}


def _level_of_rule(finding: Finding) -> Data:
    return {"level_of_rule": finding.level_of_rule.value} if finding.level_of_rule else {}


def _waived(waived: Waived) -> Data:
    by_baseline = {"by_baseline": True} if waived.by_baseline else {}
    told = {"reason": waived.reason, "until": waived.until, **by_baseline}
    return {**told, **_place(waived.location)}


def _impact(impact: Impact) -> Data:
    return {
        "lock": impact.lock,
        "blocks": impact.blocks,
        "duration": impact.duration,
        "rewritten": list(impact.rewritten),
        "scanned": list(impact.scanned),
        "held": impact.held,
        **({"on": impact.on} if impact.on else {}),
        **({"size": _size(impact.size)} if impact.size else {}),
    }


def _size(size: Size) -> Data:
    return {
        "rows": size.rows,
        "bytes": size.bytes,
        "index_bytes": size.index_bytes,
        "milliseconds": size.milliseconds,
        "basis": size.basis,
        "moved": size.moved,
    }


def _problem(problem: Problem) -> Data:
    place = _place(problem.location) if problem.location else None
    return {
        "name": problem.name,
        "message": problem.message,
        "way_out": problem.way_out,
        "location": place,
    }


def _place(location: Location) -> Data:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "via": [_place(call) for call in location.via],
    }
