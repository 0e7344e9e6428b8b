"""Comprehensions and generator expressions."""

from __future__ import annotations

import ast
from collections.abc import Callable

from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.data.changes import add_to, put
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.data.sets import add_to_bag
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import settled, truth, unknown_from
from adapters.alembic_project.evaluator.language.assignments import assign
from adapters.alembic_project.evaluator.limits import MOST_ROUNDS, ProgramRaised
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Bag,
    Container,
    Entries,
    Items,
    Maybe,
    Unknown,
    Value,
)

Gather = Callable[[], None]


def list_made(machine: Machine, node: ast.ListComp | ast.GeneratorExp, frame: Frame) -> Value:
    made = Items()
    inner = frame.inner({})
    generate(
        machine,
        node.generators,
        inner,
        made,
        lambda: add_to(machine, made, [machine.eval(node.elt, inner)]),
    )
    return made


def set_made(machine: Machine, node: ast.SetComp, frame: Frame) -> Value:
    made = Bag()
    inner = frame.inner({})
    generate(
        machine,
        node.generators,
        inner,
        made,
        lambda: add_to_bag(machine, made, [machine.eval(node.elt, inner)]),
    )
    return made


def dict_made(machine: Machine, node: ast.DictComp, frame: Frame) -> Value:
    made = Entries()
    inner = frame.inner({})
    generate(
        machine,
        node.generators,
        inner,
        made,
        lambda: put(machine, made, machine.eval(node.key, inner), machine.eval(node.value, inner)),
    )
    return made


def generate(
    machine: Machine,
    generators: list[ast.comprehension],
    frame: Frame,
    made: Container,
    gather: Gather,
) -> None:
    machine.fresh(made, frame)
    rounds(machine, generators, frame, made, gather)


def rounds(
    machine: Machine,
    generators: list[ast.comprehension],
    frame: Frame,
    made: Container,
    gather: Gather,
) -> None:
    if not generators:
        gather()
        return
    first, rest = generators[0], generators[1:]
    value = machine.eval(first.iter, frame)
    found = elements(machine, value)
    source = found.open if found else unknown_from(value, what="elements that cannot be known")
    values: list[Value] = list(found.values[:MOST_ROUNDS]) if found else [Maybe(source)]
    if source or (found and len(found.values) > MOST_ROUNDS):
        made.open = made.open or source or Unknown("limit", f"more than {MOST_ROUNDS:,} rounds")
    conditions = machine.around.conditions
    for element in values:
        machine.spend()
        depth = len(conditions)
        if isinstance(element, Maybe):
            conditions.push(Kind.BRANCH)
        assign(machine, first.target, settled(element), frame)
        try:
            if passes(machine, first.ifs, frame):
                rounds(machine, rest, frame, made, gather)
        except ProgramRaised:
            if len(conditions) == depth:
                raise
        conditions.leave(depth)


def passes(machine: Machine, tests: list[ast.expr], frame: Frame) -> bool:
    """Whether the element may be in; a test that is not known becomes a condition."""
    for test in tests:
        decided = truth(machine.eval(test, frame))
        if decided is False:
            return False
        if decided is None:
            machine.around.conditions.push(Kind.BRANCH)
    return True
