"""Functions of the evaluated program."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import ClassVar

from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import add_to
from adapters.alembic_project.evaluator.frames import Frame, Names
from adapters.alembic_project.evaluator.knowledge import join
from adapters.alembic_project.evaluator.language.parameters import bind
from adapters.alembic_project.evaluator.language.withs import Body, Manager
from adapters.alembic_project.evaluator.limits import (
    DEEPEST_CALLS,
    Halt,
    ProgramRaised,
)
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Entity,
    Items,
    Unknown,
    Value,
)
from domain.classes import define
from domain.operations import Reach

OnYield = Callable[[Value], Value]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
WITH_SCOPE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@define(eq=False)
class Function(Entity):
    """`owner` is the class that it was defined in; `marks` are what its decorators make of it."""

    runs: ClassVar[bool] = False

    node: Definition
    frame: Frame
    defaults: tuple[Value, ...] = ()
    keyword_defaults: tuple[Value, ...] = ()
    owner: Value = None
    marks: frozenset[str] = frozenset()
    attributes: Names = field(factory=dict)
    yields: bool | None = None

    @property
    def name(self) -> str:
        return "lambda" if isinstance(self.node, ast.Lambda) else self.node.name

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("__name__", "__qualname__"):
            return self.name
        return self.attributes.get(name, ABSENT)

    def called(self, call: Call) -> Value:
        if "contextmanager" in self.marks:
            return GeneratorManager(self, call)
        if self.is_generator:
            return collected(self, call)
        return run(self, call)

    @property
    def is_generator(self) -> bool:
        if not self.frame.unit.has_generators:
            return False
        if self.yields is None:
            body = self.node.body
            nodes = [body] if isinstance(body, ast.expr) else body
            self.yields = any(isinstance(n, ast.Yield | ast.YieldFrom) for n in own_nodes(nodes))
        return self.yields


def own_nodes(nodes: list[ast.expr] | list[ast.stmt]) -> Iterator[ast.AST]:
    """All nodes of a function's body, those of functions and classes inside it excepted."""
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, WITH_SCOPE):
            waiting.extend(ast.iter_child_nodes(node))


def define_function(
    machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame
) -> Signal | None:
    frame.assign(node.name, decorated(machine, node, frame))
    return None


def lambda_made(machine: Machine, node: ast.Lambda, frame: Frame) -> Value:
    return made(machine, node, frame)


def made(machine: Machine, node: Definition, frame: Frame, owner: Value = None) -> Function:
    arguments = node.args
    return Function(
        node,
        frame,
        tuple([machine.eval(default, frame) for default in arguments.defaults]),
        tuple([machine.eval(node, frame) if node else ABSENT for node in arguments.kw_defaults]),
        owner,
    )


WORDS = "staticmethod classmethod property cached_property contextmanager declared_attr directive"
MARKS = frozenset(WORDS.split())


def decorated(
    machine: Machine,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    frame: Frame,
    owner: Value = None,
) -> Value:
    value: Value = made(machine, node, frame, owner)
    for decorator in reversed(node.decorator_list):
        mark = last_name(decorator)
        if mark in MARKS and isinstance(value, Function):
            value.marks |= {mark}
            continue
        function = machine.eval(decorator, frame)
        call = Call(machine, frame, decorator, [value], {})
        if isinstance(function, Function):
            value = run(function, call)
        elif isinstance(function, Decorator):
            value = function.called(call)
    return value


class Decorator(Entity):
    """Of a library: it is called with what it stands above."""

    __slots__ = ()


def last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def run(function: Function, call: Call, on_yield: OnYield | None = None) -> Value:
    """Call the function: its steps are found, its result is what it may return."""
    machine = call.machine
    names = bind(function.node.args, function.defaults, function.keyword_defaults, call)
    if isinstance(names, Unknown):
        call.unread(names)
        return names
    if (stuck := recursion(machine, function)) is not None:
        return stuck
    frame = function.frame.inner(names, function)
    if on_yield is not None:
        frame.on_yield = on_yield
    if function.frame.unit is call.frame.unit:
        return followed(machine, function, frame, call)
    return followed_elsewhere(machine, function, frame, call)


def followed_elsewhere(machine: Machine, function: Function, frame: Frame, call: Call) -> Value:
    """Code of another file may cost only so much, and what it raises does not end a revision."""
    place = f"{function.name} of {function.frame.unit.path}"
    try:
        with machine.allowance(machine.most_elsewhere) as halts:
            return followed(machine, function, frame, call)
        why = Unknown("limit", f"{place}: {halts[0]}")
    except ProgramRaised:
        if not call.in_revision:
            raise
        why = Unknown("program-error", f"{place} raises, as far as it can be followed")
    unit = function.frame.unit
    if call.hands_over or unit.may_execute:
        call.unread(why, Reach.ANYWHERE if unit.may_define else Reach.NOTHING)
    return why


def followed(machine: Machine, function: Function, frame: Frame, call: Call) -> Value:
    around = machine.around
    around.calls.append(call.frame.unit.location(call.node, ()))
    around.active.append((function.node, len(around.conditions)))
    depth = len(around.conditions)
    try:
        return executed(machine, function, frame)
    finally:
        around.calls.pop()
        around.active.pop()
        around.conditions.leave(depth)


def recursion(machine: Machine, function: Function) -> Unknown | None:
    """A call of itself under a condition that is not known would never end: it is not followed."""
    active = machine.around.active
    earlier = [conditions for node, conditions in active if node is function.node]
    if earlier and len(machine.around.conditions) > earlier[0]:
        return Unknown("recursion", f"what {function.name} gives when it calls itself")
    if len(active) >= DEEPEST_CALLS:
        raise Halt(f"functions that call each other more than {DEEPEST_CALLS} deep")
    return None


def executed(machine: Machine, function: Function, frame: Frame) -> Value:
    if isinstance(function.node, ast.Lambda):
        return machine.eval(function.node.body, frame)
    signal = machine.run(function.node.body, frame)
    if signal is Signal.RAISE and not frame.returned:
        raise ProgramRaised(function.frame.unit.path)
    if signal is None:
        frame.returned.append(None)
    return join(frame.returned)


def collected(function: Function, call: Call) -> Value:
    """All that a generator yields, as a list."""
    found = Items()
    call.machine.fresh(found, call.frame)

    def gather(value: Value) -> Value:
        add_to(call.machine, found, [value])
        return None

    result = run(function, call, gather)
    return result if isinstance(result, Unknown) else found


@define(eq=False)
class GeneratorManager(Manager):
    """What a function under `@contextmanager` gives: the body of the `with` runs at its yield."""

    function: Function
    call: Call

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        signals: list[Signal | None] = []
        outside = machine.around.outside()

        def at_yield(value: Value) -> Value:
            if not signals:
                with outside():
                    signals.append(body(value))
                if signals[0] is Signal.RAISE:
                    raise ProgramRaised(self.call.frame.unit.path)
            return None

        run(self.function, self.call, at_yield)
        if not signals:
            signals.append(body(Unknown("unknown-argument", "what a context manager gives")))
        return signals[0]
