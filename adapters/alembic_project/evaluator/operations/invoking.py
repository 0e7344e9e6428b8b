"""From a call of an operation to the step that it makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.constructs.christening import Christening
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.knowledge import options, unknown_within
from adapters.alembic_project.evaluator.limits import MOST_OPTIONS, ProgramRaised
from adapters.alembic_project.evaluator.operations.columns import COLUMN_OPERATIONS
from adapters.alembic_project.evaluator.operations.constraints import CONSTRAINT_OPERATIONS
from adapters.alembic_project.evaluator.operations.indexes import INDEX_OPERATIONS
from adapters.alembic_project.evaluator.operations.request import Request, Signature, Spec
from adapters.alembic_project.evaluator.operations.rows import ROW_OPERATIONS
from adapters.alembic_project.evaluator.operations.slips import notice_slips
from adapters.alembic_project.evaluator.operations.tables import TABLE_OPERATIONS
from adapters.alembic_project.evaluator.values import Choice, Unknown, Value
from domain.operations import DropConstraint, Operation, Reach, Unread
from domain.script import Step

OPEN = (Choice, Unknown)
FLAGS = frozenset(("if_exists", "if_not_exists", "unique", "nullable"))
OPERATIONS: Mapping[str, Spec] = {
    **TABLE_OPERATIONS,
    **COLUMN_OPERATIONS,
    **INDEX_OPERATIONS,
    **CONSTRAINT_OPERATIONS,
    **ROW_OPERATIONS,
}


def invoke(call: Call, spec: Spec) -> Request | None:
    """Add the step of `op.<operation>(...)`; the request, where it was understood."""
    request: Request | None = None
    for part in alternatives(call):
        request, operation = understood(part, spec, spec.alone)
        if operation is not None:
            part.emit(operation)
            stop_where_refused(part, operation)
    return request


def stop_where_refused(call: Call, operation: Operation) -> None:
    """Nothing has no name to be dropped by. Where the error is swallowed, the rest does not run."""
    if not isinstance(operation, DropConstraint) or operation.kind == "primary":
        return
    if operation.name is None and call.machine.around.guards:
        raise ProgramRaised(call.frame.unit.path)


def steps_in_batch(
    call: Call, spec: Spec, signature: Signature, block: Mapping[str, Value], **flags: Any
) -> Iterator[Step]:
    """The steps of `batch_op.<operation>(...)`, the block's table filled in."""
    for part in alternatives(call):
        _, operation = understood(part, spec, signature, block)
        if operation is not None:
            yield part.machine.step(operation, part.node, part.frame, **flags)


def understood(
    call: Call, spec: Spec, signature: Signature, block: Mapping[str, Value] | None = None
) -> tuple[Request | None, Operation | None]:
    values = block or {}
    try:
        request = signature.bind(call, block)
        values = request.values
        operation = spec.build(request)
        notice_slips(call, request, operation)
        return request, operation and Christening.by_project(call.machine).of(operation)
    except NotKnown as unknown:
        why, reach = unknown.reason, reach_of(call, spec, values)
        return None, Unread(call.shown, why.reason, why.detail, spec.subject(values), reach)


def reach_of(call: Call, spec: Spec, values: Mapping[str, Value]) -> Reach:
    """A foreign key to nobody knows where is one more that may point at any table."""
    if "referent_table" in spec.alone.keywords:
        known = isinstance(values.get("referent_table"), str)
    else:
        known = not any(map(makes_key, ast.walk(call.node)))
    return spec.reach if known or spec.reach is Reach.NOTHING else Reach.ANYWHERE


def makes_key(node: ast.AST) -> bool:
    name = getattr(node, "attr", getattr(node, "id", ""))
    return name in ("ForeignKey", "ForeignKeyConstraint")


def alternatives(call: Call) -> Iterator[Call]:
    """The call itself; or, where an argument is one of several, each of the possible calls."""
    values = [*call.args, *call.kwargs.values()]
    # A loop: this is asked of every operation, and a generator takes three times as long.
    for value in values:
        if isinstance(value, OPEN):
            return each_of(call, values)
    return iter((call,))


def each_of(call: Call, values: list[Value]) -> Iterator[Call]:
    names = list(call.kwargs)
    ways = [[v] if unknown_within(v) else list(options(v)) for v in values]
    ways[len(call.args) :] = [
        [True, False] if isinstance(v, Unknown) and is_flag(name) else way
        for name, v, way in zip(names, call.kwargs.values(), ways[len(call.args) :], strict=True)
    ]
    several = list(product(*ways)) if prod(map(len, ways)) <= MOST_OPTIONS else [tuple(values)]
    conditions = call.machine.around.conditions
    for way in several:
        depth = len(conditions)
        if len(several) > 1:
            conditions.push(Kind.BRANCH)
        yield call.with_values(way)
        conditions.leave(depth)


def is_flag(name: str) -> bool:
    """Whether either value of the keyword makes an operation that can be understood."""
    return name in FLAGS or name.endswith("_concurrently")
