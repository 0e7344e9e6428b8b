"""The plain data of a document back to an outcome, believing nothing."""

from collections.abc import Mapping

from adapters.reports.json_fields import Field
from adapters.reports.json_policy import VERSION, settled_of, target_of
from adapters.reports.json_writing import SCHEMA_VERSION, summary_of
from domain.databases.effect import Blocks, Duration
from domain.databases.target import Database
from domain.direction import Direction
from domain.errors import ReviewUnreadable
from domain.policy import Settled
from domain.review.finding import Finding, Impact, Level, Size, Waived
from domain.review.outcome import (
    BaselineUse,
    Outcome,
    ReadingStatus,
    ReviewedRevision,
    UnreadReason,
    Verdict,
)
from domain.rolling import Phase
from domain.source import Location, Problem

# Calls of calls; real ones are one list, not nested at all.
DEEPEST_CALL = 16

ABSENT = Field(None)
PLACE = ("path", "line", "column", "via")
DIGEST = (r"[0-9a-f]{64}", "digest of 64 hexadecimal digits")


def outcome_of(data: object) -> Outcome:
    """Raise ReviewUnreadable with the path of the first field that is wrong."""
    root = Field(data)
    _check_version(root)
    fields = root.members(
        *("schema_version", "project", "database", "server_version", "version_assumed"),
        *("fail_level", "verdict", "summary", "problems", "findings", "revisions"),
        maybe=("since", "databases", "policy", "digest", "baseline"),
    )
    outcome = Outcome(
        project=fields["project"].text(),
        database=fields["database"].one_of(Database).value,
        server_version=fields["server_version"].text_like(*VERSION),
        version_assumed=fields["version_assumed"].flag(),
        revisions=fields["revisions"].each(_revision),
        findings=fields["findings"].each(_finding),
        problems=fields["problems"].each(_problem),
        fail_level=fields["fail_level"].or_none(lambda field: field.one_of(Level)),
        since=fields["since"].text() if "since" in fields else None,
        policy=settled_of(fields["policy"]) if "policy" in fields else Settled(),
        targets=fields["databases"].each(target_of) if "databases" in fields else (),
        digest=fields["digest"].text_like(*DIGEST) if "digest" in fields else "",
        baseline=_baseline(fields["baseline"]) if "baseline" in fields else None,
    )
    _check_summary(fields["summary"], outcome)
    _check_verdict(fields["verdict"], outcome)
    return outcome


def _check_version(root: Field) -> None:
    # Before the other fields: those of another version may be named otherwise.
    if not isinstance(root.value, dict) or "schema_version" not in root.value:
        raise ReviewUnreadable("schema_version: is missing. This is no review of Assay.")
    field = Field(root.value["schema_version"], "schema_version")
    if field.number(1) != SCHEMA_VERSION:
        raise field.wrong(
            f"{field.value} is not {SCHEMA_VERSION}, the one that this version of Assay reads. "
            "Use the same version of Assay on both sides"
        )


def _check_summary(field: Field, outcome: Outcome) -> None:
    counted = summary_of(outcome)
    told = field.members(*counted)
    for name, count in counted.items():
        if told[name].number(0) != count:
            raise told[name].wrong(f"{told[name].value} contradicts the document: it has {count}")


def _check_verdict(field: Field, outcome: Outcome) -> None:
    if field.one_of(Verdict) is not outcome.verdict:
        raise field.wrong(
            f"{field.value!r} contradicts the document: that is {outcome.verdict.value}"
        )


def _baseline(field: Field) -> BaselineUse:
    fields = field.members("path", "gone")
    return BaselineUse(fields["path"].text(), fields["gone"].number(0))


def _revision(field: Field) -> ReviewedRevision:
    fields = field.members(
        *("id", "path", "digest", "status"),
        *("operations_read", "operations_unread", "reasons", "phase", "breaks"),
        maybe=("helpers", "parents"),
    )
    return ReviewedRevision(
        id=fields["id"].text(),
        path=fields["path"].text(),
        digest=fields["digest"].text(),
        status=fields["status"].one_of(ReadingStatus),
        reasons=fields["reasons"].each(_reason),
        operations_read=fields["operations_read"].number(0),
        operations_unread=fields["operations_unread"].number(0),
        phase=fields["phase"].or_none(lambda field: field.one_of(Phase)),
        breaks=fields["breaks"].each(Field.text),
        helpers=fields["helpers"].text_like(*DIGEST) if "helpers" in fields else "",
        parents=fields["parents"].each(Field.text) if "parents" in fields else (),
    )


def _reason(field: Field) -> UnreadReason:
    fields = field.members("name", "what", "detail", *PLACE)
    return UnreadReason(
        name=fields["name"].text(),
        what=fields["what"].text(),
        detail=fields["detail"].text(),
        location=_location(fields),
    )


def _finding(field: Field) -> Finding:
    fields = field.members(
        *("rule", "level", "revision", "direction", *PLACE),
        *("table", "column_name", "message", "effect", "assumption", "fix", "waived"),
        "holds_on",
        maybe=("level_of_rule",),
    )
    return Finding(
        rule=fields["rule"].text(),
        level=fields["level"].one_of(Level),
        revision=fields["revision"].text(),
        direction=fields["direction"].one_of(Direction),
        location=_location(fields),
        message=fields["message"].text(),
        table=fields["table"].or_none(Field.text),
        column_name=fields["column_name"].or_none(Field.text),
        effect=fields["effect"].or_none(_impact),
        fix=fields["fix"].text(),
        assumption=fields["assumption"].text(),
        waived=fields["waived"].or_none(_waived),
        holds_on=fields["holds_on"].each(Field.text),
        level_of_rule=fields.get("level_of_rule", ABSENT).or_none(lambda f: f.one_of(Level)),
    )


def _waived(field: Field) -> Waived:
    fields = field.members("reason", "until", *PLACE, maybe=("by_baseline",))
    return Waived(
        by_baseline=fields["by_baseline"].flag() if "by_baseline" in fields else False,
        reason=fields["reason"].text(),
        until=fields["until"].or_none(
            lambda day: day.text_like(r"\d{4}-\d{2}-\d{2}", "day such as 2027-03-01")
        ),
        location=_location(fields),
    )


def _impact(field: Field) -> Impact:
    fields = field.members(
        "lock", "blocks", "duration", "rewritten", "scanned", "held", maybe=("on", "size")
    )
    return Impact(
        lock=fields["lock"].or_none(Field.text),
        blocks=fields["blocks"].one_of(Blocks).value,
        duration=fields["duration"].one_of(Duration).value,
        rewritten=fields["rewritten"].each(Field.text),
        scanned=fields["scanned"].each(Field.text),
        held=fields["held"].or_none(Field.text),
        on=fields.get("on", ABSENT).or_none(Field.text),
        size=fields.get("size", ABSENT).or_none(_size),
    )


def _size(field: Field) -> Size:
    fields = field.members("rows", "bytes", "index_bytes", "milliseconds", "basis", "moved")
    return Size(
        rows=fields["rows"].or_none(Field.amount),
        bytes=fields["bytes"].or_none(Field.amount),
        index_bytes=fields["index_bytes"].amount(),
        milliseconds=fields["milliseconds"].or_none(Field.amount),
        basis=fields["basis"].text(),
        moved=fields["moved"].flag(),
    )


def _problem(field: Field) -> Problem:
    fields = field.members("name", "message", "way_out", "location")
    return Problem(
        name=fields["name"].text(),
        message=fields["message"].text(),
        way_out=fields["way_out"].text(),
        location=fields["location"].or_none(_place),
    )


def _place(field: Field) -> Location:
    return _location(field.members(*PLACE))


def _location(fields: Mapping[str, Field]) -> Location:
    calls = fields["via"]
    if calls.path.count(".via") > DEEPEST_CALL:
        raise calls.wrong("is nested too deeply")
    return Location(
        path=fields["path"].text(),
        line=fields["line"].number(1),
        column=fields["column"].number(1),
        via=calls.each(_place),
    )
