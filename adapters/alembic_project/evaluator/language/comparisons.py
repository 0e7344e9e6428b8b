"""Comparisons: known, unknown, or a piece of SQL."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from adapters.alembic_project.evaluator.data.cutting import SETS
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import (
    concrete,
    options,
    same,
    settled,
    unknown_from,
)
from adapters.alembic_project.evaluator.language.operators import Operable
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Entity,
    Maybe,
    Pieces,
    Unknown,
    Value,
)

ORDERINGS: Mapping[type[ast.cmpop], tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
}


def compare(machine: Machine, node: ast.Compare, frame: Frame) -> Value:
    """A chain of comparisons: the first that does not hold decides."""
    left = machine.eval(node.left, frame)
    unsure: Value = None
    for sign, operand in zip(node.ops, node.comparators, strict=True):
        right = machine.eval(operand, frame)
        result = compared(machine, sign, left, right)
        if result is False:
            return False
        if result is not True:
            unsure = unsure or result
        left = right
    return True if unsure is None else unsure


def compared(machine: Machine, sign: ast.cmpop, left: Value, right: Value) -> Value:
    if isinstance(sign, ast.In | ast.NotIn):
        found = contains(machine, right, left)
        return doubt(right, left) if found is None else found is isinstance(sign, ast.In)
    if isinstance(sign, ast.Is | ast.IsNot):
        found = same_object(left, right)
        return doubt(left, right) if found is None else found is isinstance(sign, ast.Is)
    if isinstance(left, Operable):
        return left.operate(sign_of(sign), right)
    if isinstance(right, Operable):
        return right.operate(sign_of(sign), left, reflected=True)
    if isinstance(sign, ast.Eq | ast.NotEq):
        found = same(left, right)
        return doubt(left, right) if found is None else found is isinstance(sign, ast.Eq)
    return ordered(sign, left, right)


def doubt(*values: Value) -> Unknown:
    return unknown_from(*values, what="a comparison")


def sign_of(sign: ast.cmpop) -> str:
    if isinstance(sign, ast.Eq):
        return "="
    return "!=" if isinstance(sign, ast.NotEq) else ORDERINGS[type(sign)][0]


def ordered(sign: ast.cmpop, left: Value, right: Value) -> Value:
    if not concrete(left) or not concrete(right):
        return doubt(left, right)
    if isinstance(left, SETS) and isinstance(right, SETS):
        left, right = frozenset(left), frozenset(right)
    try:
        return bool(ORDERINGS[type(sign)][1](left, right))
    except TypeError:
        return Unknown("program-error", "a comparison of values that have no order")


def same_object(left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        found = {option is None for option in options(right if left is None else left)}
        unsure = any(isinstance(o, Unknown) for o in (*options(left), *options(right)))
        return None if unsure or len(found) > 1 else found.pop()
    if isinstance(left, bool) or isinstance(right, bool):
        return same(left, right) if type(left) is type(right) else known_apart(left, right)
    if isinstance(left, Entity) and isinstance(right, Entity) and left is right:
        return True
    return known_apart(left, right)


def known_apart(left: Value, right: Value) -> bool | None:
    return False if concrete(left) and concrete(right) and left != right else None


def contains(machine: Machine, container: Value, value: Value) -> bool | None:
    """`value in container`; None where that cannot be known."""
    if isinstance(container, str | Pieces):
        return contains_text(container, value)
    if isinstance(value, Entity) and isinstance(container, Entity):
        return None
    found = elements(machine, container)
    if found is None:
        return None
    if isinstance(value, str) and all(type(element) is str for element in found.values):
        # The names of all tables, say: to compare each as a value of the program takes its time.
        return value in found.values or (None if found.open else False)
    unsure = found.open is not None
    for element in found.values:
        equal = same(settled(element), value)
        if equal and not isinstance(element, Maybe):
            return True
        unsure = unsure or equal is not False
    return None if unsure else False


def contains_text(container: str | Pieces, value: Value) -> bool | None:
    if not isinstance(value, str):
        return None
    if isinstance(container, str):
        return value in container
    if any(isinstance(part, str) and value in part for part in container.parts):
        return True
    return None
