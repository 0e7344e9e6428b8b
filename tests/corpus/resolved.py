"""How much of the structure that a real history makes is known, operation by operation."""

from collections import Counter
from collections.abc import Iterator

from adapters.alembic_project.evaluator.constructs.constraints import UNRENDERED
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.raw_sql import SqlTakenApart
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    Operation,
    Reach,
    RunSql,
    Unread,
)
from domain.schema.elements import Check, Column, Computed, Default, Index
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.schema.unseen_changes import may_define
from tests.corpus.histories import RealHistory
from tests.truth.signatures import NOT_STRUCTURAL


def structure(history: RealHistory) -> dict[str, int]:
    """How many operations on the structure, up and down, are known `whole`, `half`, or `unread`.

    Half known are those of which a part is missing: a type, a default, a condition, an expression.
    Raw SQL that nobody takes apart counts as unread where it may define something.
    """
    target = Target.of(history.database)
    project = AlembicProjectReader().open(str(history.folder / history.review))
    apart = SqlTakenApart(SqlTextReader(), target)
    schema, found = Schema(), Counter({"whole": 0, "half": 0, "unread": 0})
    for revision in project.history.revisions:
        scripts = apart(project.scripts(revision, target, schema))
        for step in (*scripts.upgrade.steps, *scripts.downgrade.steps):
            if is_structural(step.operation):
                found[known(step.operation)] += 1
        for step in scripts.upgrade.steps:
            schema = apply(step.operation, schema, target)
    return dict(found)


def is_structural(operation: Operation) -> bool:
    match operation:
        case Unread(reach=reach):
            return reach is not Reach.NOTHING
        case RunSql(text=text):
            return may_define(text)
    return not isinstance(operation, NOT_STRUCTURAL)


def known(operation: Operation) -> str:
    if isinstance(operation, Unread | RunSql):
        return "unread"
    return "half" if any(map(is_missing, parts(operation))) else "whole"


def parts(operation: Operation) -> Iterator[object]:
    match operation:
        case CreateTable(columns=columns, constraints=constraints, indexes=indexes):
            yield from (*columns, *constraints, *indexes)
        case AddColumn(column=column, constraints=constraints, indexes=indexes):
            yield from (column, *constraints, *indexes)
        case AddConstraint(constraint=constraint):
            yield constraint
        case CreateIndex(index=index):
            yield index
        case AlterColumn(default=default, expression=expression):
            yield from (default, expression)


def is_missing(part: object) -> bool:
    match part:
        case Column(type=None) | Column(nullable=None):
            return True
        case Column(default=default, computed=computed):
            return is_missing(default) or is_missing(computed)
        case Default(text=None) | Computed(text=None) | Check(condition=None):
            return True
        case Index(elements=elements, predicate=predicate):
            return UNRENDERED in (*elements, predicate)
    return False
