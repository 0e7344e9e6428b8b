"""From a call of an operation to the step that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.knowledge import options, unknown_within
from adapters.alembic_project.evaluator.limits import MOST_OPTIONS
from adapters.alembic_project.evaluator.operations.columns import COLUMN_OPERATIONS
from adapters.alembic_project.evaluator.operations.constraints import CONSTRAINT_OPERATIONS
from adapters.alembic_project.evaluator.operations.indexes import INDEX_OPERATIONS
from adapters.alembic_project.evaluator.operations.request import Request, Signature, Spec
from adapters.alembic_project.evaluator.operations.rows import ROW_OPERATIONS
from adapters.alembic_project.evaluator.operations.tables import TABLE_OPERATIONS
from adapters.alembic_project.evaluator.values import Choice, Value
from domain.operations import Operation, Unread
from domain.script import Step

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
    return request


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
    try:
        request = signature.bind(call)
        if block is not None:
            request = evolve(request, values={**request.values, **block}, batch=True)
        return request, spec.build(request)
    except NotKnown as unknown:
        why = unknown.reason
        return None, Unread(call.shown, why.reason, why.detail)


def alternatives(call: Call) -> Iterator[Call]:
    """The call itself; or, where an argument is one of several, each of the possible calls."""
    names = list(call.kwargs)
    values = [*call.args, *call.kwargs.values()]
    if not any(isinstance(value, Choice) for value in values):
        yield call
        return
    ways = [[v] if unknown_within(v) else list(options(v)) for v in values]
    several = list(product(*ways)) if count(ways) <= MOST_OPTIONS else [tuple(values)]
    conditions = call.machine.around.conditions
    for way in several:
        depth = len(conditions)
        if len(several) > 1:
            conditions.push(Kind.BRANCH)
        args, kwargs = way[: len(call.args)], way[len(call.args) :]
        yield evolve(call, args=list(args), kwargs=dict(zip(names, kwargs, strict=True)))
        conditions.settle(depth, Kind)


def count(ways: list[list[Value]]) -> int:
    total = 1
    for way in ways:
        total *= len(way)
    return total
