"""Enums of the evaluated program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.knowledge import same
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.instances import Method
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Value
from domain.classes import define

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.language.classes import Class

ENUMS = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")


def is_enum(machine: Machine, owner: Class) -> bool:
    return owner.inherits(machine, *ENUMS)


def members(machine: Machine, owner: Class) -> list[Value]:
    """The members of an enum, in order."""
    return [
        member_of(owner, name, value)
        for name, value in owner.body(machine).items()
        if not name.startswith("_") and not isinstance(value, Function)
    ]


def member_of(owner: Class, name: str, value: Value) -> Member:
    """The member, the same object each time."""
    return owner.members.setdefault(name, Member(owner, name, value))


def member_called(call: Call, owner: Class) -> Value:
    """`Color("red")`: the member with that value."""
    for member in members(call.machine, owner):
        if isinstance(member, Member) and same(member.value, call.get(0, "value")):
            return member
    return call.derived()


@define(eq=False)
class Member(Entity):
    """A member of an enum."""

    owner: Class
    name: str
    value: Value

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("name", "_name_"):
            return self.name
        if name in ("value", "_value_"):
            return self.value
        if name == "__str__":
            is_text = self.owner.inherits(machine, "enum.StrEnum")
            return self.value if is_text else f"{self.owner.name}.{self.name}"
        found = self.owner.own(machine, name)
        return Method(found, self) if isinstance(found, Function) else ABSENT

    def method(self, call: Call, name: str) -> Value:
        found = self.owner.own(call.machine, name)
        if isinstance(found, Function):
            return Method(found, self).called(call)
        return ABSENT
