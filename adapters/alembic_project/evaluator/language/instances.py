"""Objects of the classes of the evaluated program."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from attrs import evolve, field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.frames import Names
from adapters.alembic_project.evaluator.language.assignments import Assignable
from adapters.alembic_project.evaluator.language.functions import Function, run
from adapters.alembic_project.evaluator.language.withs import Body, Manager
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Value
from domain.classes import define

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.language.classes import Class


@define(eq=False)
class Instance(Assignable, Manager):
    """An object of a class of the program. `built` is what its library ancestor was given."""

    owner: Class
    attributes: Names = field(factory=dict)
    built: Call | None = None

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in self.attributes:
            return self.attributes[name]
        if name == "__class__":
            return self.owner
        found = self.owner.own(machine, name)
        if found is ABSENT:
            return machine.language.instance_attribute(machine, self, name)
        if not isinstance(found, Function):
            return found
        if "property" in found.marks or "cached_property" in found.marks:
            node = found.node
            return call_value(Call(machine, self.owner.frame, node, [self], {}), found)  # type: ignore[arg-type]
        return found if "staticmethod" in found.marks else Method(found, self)

    def set_attribute(self, machine: Machine, name: str, value: Value) -> None:
        self.attributes[name] = value

    def called(self, call: Call) -> Value:
        return self.special(call, "__call__")

    def item(self, machine: Machine, key: Value) -> Value:
        return ABSENT

    def special(self, call: Call, name: str) -> Value:
        method = self.attribute(call.machine, name)
        return method.called(call) if isinstance(method, Method) else ABSENT

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        call = Call(machine, self.owner.frame, self.owner.node, [], {})  # type: ignore[arg-type]
        entered = self.special(call, "__enter__")
        signal = body(self if entered is ABSENT else entered)
        self.special(evolve(call, args=[None, None, None]), "__exit__")
        return signal


@define(eq=False)
class Method(Entity):
    """A function with the object, or the class, that it belongs to."""

    function: Value
    owner: Value

    def called(self, call: Call) -> Value:
        return call_value(evolve(call, args=[self.owner, *call.args]), self.function)


def construct(call: Call, owner: Class) -> Value:
    """`Class(...)`: its `__init__`, or its fields in order."""
    instance = Instance(owner)
    init = owner.own(call.machine, "__init__")
    if isinstance(init, Function):
        run(init, evolve(call, args=[instance, *call.args]))
        return instance
    instance.built = call
    fields = field_names(call.machine, owner)
    for name in fields:
        default = owner.own(call.machine, name)
        if default is not ABSENT:
            instance.attributes[name] = default
    instance.attributes.update(zip(fields, call.args, strict=False))
    instance.attributes.update(call.kwargs)
    return instance


def field_names(machine: Machine, owner: Class) -> list[str]:
    """The annotated names of a class and its ancestors, oldest first."""
    lineage = [c.node for c in owner.lineage(machine) if isinstance(c, type(owner))]
    return list(
        dict.fromkeys(
            statement.target.id
            for node in reversed(lineage)
            for statement in node.body
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
        )
    )


@define(eq=False)
class Super(Entity):
    """`super()`: what comes after a class among the ancestors of an object."""

    after: Class
    instance: Instance

    def attribute(self, machine: Machine, name: str) -> Value:
        found = self.found(machine, name)
        return Method(found, self.instance) if isinstance(found, Function) else found

    def method(self, call: Call, name: str) -> Value:
        found = self.found(call.machine, name)
        if isinstance(found, Function):
            return Method(found, self.instance).called(call)
        if name == "__init__":
            self.instance.built = call
        return None

    def found(self, machine: Machine, name: str) -> Value:
        lineage = list(self.instance.owner.lineage(machine))
        passed = False
        for ancestor in lineage:
            if passed and isinstance(ancestor, type(self.after)):
                names = ancestor.body(machine)
                if name in names:
                    return names[name]
            passed = passed or ancestor is self.after
        return ABSENT
