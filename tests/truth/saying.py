"""What the reader says of a history: each revision's operations, and the schema that they build."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import frozen

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from adapters.tracing.trace import Trace
from application.raw_sql import SqlTakenApart
from domain.databases.target import Target
from domain.direction import Direction
from domain.operations import RunSql, Unread
from domain.schema.replay import apply_step
from domain.schema.schema import Schema
from domain.schema.unseen_changes import may_define
from domain.script import Script, Step
from tests.truth.signatures import Signature, of_operation


@frozen
class Said:
    """`sure` are the operations that will run; `possible` those that may. `partly`: some of it was
    not read, and the reader says so.
    """

    sure: Counter[Signature]
    possible: Counter[Signature]
    partly: bool

    @classmethod
    def of(cls, script: Script) -> "Said":
        sure = counted(step for step in script.steps if not step.conditional)
        possible = counted(step for step in script.steps if step.conditional)
        return cls(sure, possible, any(is_unread(step) for step in script.steps))


@frozen
class History:
    """By revision and direction; `head` and `base` are the schemas after the way up and down."""

    said: Mapping[tuple[str, str], Said]
    head: Schema
    base: Schema


def said_of(review: Path, target: Target, start: Schema, trace: Trace | None = None) -> History:
    """What the reader says when the schema before the first revision is `start`.

    With a trace, the schema follows the revisions that ran to their end alone, either way.
    """
    ran = {(r.id, r.direction) for r in trace.revisions if r.finished} if trace else None
    project = AlembicProjectReader().open(str(review))
    apart = SqlTakenApart(SqlTextReader(), target)
    schema, said, ways_back = start, {}, []
    for revision in project.history.revisions:
        scripts = apart(project.scripts(revision, target, schema))
        for direction in Direction:
            said[revision.id, direction.value] = Said.of(scripts.of(direction))
        if ran is None or (revision.id, Direction.UPGRADE.value) in ran:
            schema = replayed(scripts.upgrade, schema, target)
        if ran is None or (revision.id, Direction.DOWNGRADE.value) in ran:
            ways_back.append(scripts.downgrade)
    base = schema
    for way_back in reversed(ways_back):
        base = replayed(way_back, base, target)
    return History(said, schema, base)


def replayed(script: Script, schema: Schema, target: Target) -> Schema:
    for step in script.steps:
        schema = apply_step(step, schema, target)
    return schema


def counted(steps: Iterable[Step]) -> Counter[Signature]:
    return Counter(s for step in steps if (s := of_operation(step.operation)))


def is_unread(step: Step) -> bool:
    operation = step.operation
    return isinstance(operation, Unread) or (
        isinstance(operation, RunSql) and may_define(operation.text)
    )
