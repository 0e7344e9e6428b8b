"""Arithmetic, concatenation and the like."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

from adapters.alembic_project.evaluator.data.cutting import SETS, in_common, some_of
from adapters.alembic_project.evaluator.data.texts import percent, pieces
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import (
    concrete,
    join,
    options,
    truth,
    unknown_from,
)
from adapters.alembic_project.evaluator.limits import LONGEST_TEXT, MOST_BITS, MOST_ITEMS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Bag,
    Choice,
    Entity,
    Entries,
    Items,
    Pieces,
    Unknown,
    Value,
)

NUMBERS = int | float | complex
LARGEST_EXPONENT = 512


class Operable(Entity):
    """An entity that stands in expressions: a column, a piece of SQL."""

    __slots__ = ()

    def operate(self, sign: str, other: Value, reflected: bool = False) -> Value:
        raise NotImplementedError


SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.MatMult: "@",
}
ON_NUMBERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "|": operator.or_,
    "&": operator.and_,
    "^": operator.xor,
    "<<": operator.lshift,
    ">>": operator.rshift,
}
ON_SETS = frozenset("|&-^")
# What they give where one side is not known.
CUT = {"&": in_common, "-": some_of}


def binary(machine: Machine, node: ast.BinOp, frame: Frame) -> Value:
    """Long sums lean to the left: they are unrolled, so that their length costs no depth."""
    chain: list[ast.BinOp] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp):
        chain.append(left)
        left = left.left
    value = machine.eval(left, frame)
    for part in reversed(chain):
        right = machine.eval(part.right, frame)
        value = combined(machine, SIGNS[type(part.op)], value, right)
    return value


def combined(machine: Machine, sign: str, left: Value, right: Value) -> Value:
    if isinstance(left, Choice) or isinstance(right, Choice):
        return join(
            combined(machine, sign, a, b) for a, b in product(options(left), options(right))
        )
    if isinstance(left, Operable):
        return left.operate(sign, right)
    if isinstance(right, Operable):
        return right.operate(sign, left, reflected=True)
    if sign == "%" and isinstance(left, str | Pieces):
        return percent(machine, left, right) if isinstance(left, str) else unknown_from(left)
    if sign == "+" and isinstance(left, str | Pieces | Unknown):
        return added_text(left, right)
    if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
        return calculated(sign, left, right)
    return combined_containers(sign, left, right)


def added_text(left: Value, right: Value) -> Value:
    if isinstance(left, Unknown) and not isinstance(right, str | Pieces):
        return left
    if isinstance(right, str | Pieces | Unknown):
        return pieces((left, right))
    return unknown_from(left, right)


def calculated(sign: str, left: Any, right: Any) -> Value:
    if too_large(sign, left, right):
        return Unknown("limit", "a number that is too large")
    try:
        return ON_NUMBERS[sign](left, right)
    except (ArithmeticError, TypeError, ValueError, KeyError):
        return Unknown("program-error", f"{sign} on numbers that do not allow it")


def too_large(sign: str, left: Any, right: Any) -> bool:
    if sign in ("**", "<<") and not (isinstance(right, int) and abs(right) <= LARGEST_EXPONENT):
        return isinstance(left, int)
    return any(isinstance(n, int) and n.bit_length() > MOST_BITS for n in (left, right))


def combined_containers(sign: str, left: Any, right: Any) -> Value:
    if sign == "*":
        return repeated(left, right) if isinstance(right, int) else repeated(right, left)
    if sign == "+" and isinstance(left, Items) and isinstance(right, Items):
        made = Items([*left[:MOST_ITEMS], *right[:MOST_ITEMS]])
        made.open = left.open or right.open
        return made
    if sign == "+" and isinstance(left, tuple) and isinstance(right, tuple):
        too_many = len(left) + len(right) > MOST_ITEMS
        return Unknown("limit", "a tuple that is too long") if too_many else (*left, *right)
    if sign == "+" and isinstance(left, bytes) and isinstance(right, bytes):
        return left + right if len(left) + len(right) <= LONGEST_TEXT else unknown_from()
    if sign == "|" and isinstance(left, Entries) and isinstance(right, Entries):
        return Entries({**left, **right})
    if sign in ON_SETS and are_known(left, right):
        return Bag(ON_NUMBERS[sign](frozenset(left), frozenset(right)))
    found = CUT[sign](left, right) if sign in CUT else None
    return unknown_from(left, right, what=f"the result of {sign}") if found is None else found


def are_known(*sets: Value) -> bool:
    return all(isinstance(value, SETS) and concrete(value) for value in sets)


def repeated(value: Value, times: Value) -> Value:
    if not isinstance(times, int) or not isinstance(value, str | bytes | tuple | Items):
        return unknown_from(value, times, what="the result of *")
    most = LONGEST_TEXT if isinstance(value, str | bytes) else MOST_ITEMS
    if len(value) * times > most:
        return Unknown("limit", "a repetition that is too long")
    return Items(list(value) * times) if isinstance(value, Items) else value * times


def unary(machine: Machine, node: ast.UnaryOp, frame: Frame) -> Value:
    value = machine.eval(node.operand, frame)
    if isinstance(node.op, ast.Not):
        decided = truth(value)
        return unknown_from(value, what="a condition") if decided is None else not decided
    if isinstance(value, Operable):
        return value.operate("~" if isinstance(node.op, ast.Invert) else "-", None)
    if not isinstance(value, NUMBERS):
        return unknown_from(value, what="a number")
    if isinstance(node.op, ast.USub):
        return -value
    if isinstance(node.op, ast.Invert):
        return ~value if isinstance(value, int) else Unknown("program-error", "~ on a fraction")
    return value
