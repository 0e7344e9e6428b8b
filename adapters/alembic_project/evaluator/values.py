"""What an expression may evaluate to.

What is known stands for itself: a `str`, an `int`, a `tuple`. Lists, dicts and sets are subclasses
of Python's own, so that they remember under which condition they were made. Everything that is
not plain data is an Entity; what is not known says why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from domain.classes import define
from domain.schema.names import TableName

if TYPE_CHECKING:
    from adapters.alembic_project.evaluator.call import Call
    from adapters.alembic_project.evaluator.conditions import Condition
    from adapters.alembic_project.evaluator.machine import Machine

Value = object
"""Any value of the evaluated program."""


@define(eq=False)
class Unknown:
    """A value that cannot be known: why, and what it is.

    `table` is the table whose rows it came from, where it came from one; `runs` tells that
    calling it may run operations. `rows`: it was built as an INSERT, UPDATE or DELETE is, so that
    executing it changes rows at most.
    """

    reason: str
    detail: str = ""
    table: TableName | None = None
    runs: bool = False
    rows: bool = False


@define(eq=False)
class Choice:
    """One of several values, each possible: a condition that is not known lies behind it."""

    options: tuple[Value, ...]


@define(eq=False)
class Maybe:
    """An element of a container that may or may not be there."""

    value: Value


@define(eq=False)
class Pieces:
    """A text of which some pieces are unknown."""

    parts: tuple[str | Unknown, ...]

    @property
    def unknown(self) -> Unknown:
        return next(part for part in self.parts if isinstance(part, Unknown))


class FinalName(str):
    """A name that no naming convention changes any more: `op.f("pk_t")`."""

    __slots__ = ()


def final(name: Value) -> Value:
    """The same name, which no naming convention changes any more."""
    if isinstance(name, Choice):
        return Choice(tuple(final(option) for option in name.options))
    return FinalName(name) if isinstance(name, str) else name


class Items(list[Value]):
    """A list of the program.

    `born` and `home` are the condition and the frame it was made in; `open` tells that it may
    hold more than what is here.
    """

    born: Condition | None = None
    home: object = None
    open: Unknown | None = None


class Keys(Items):
    """The keys of a dict: in order, and yet compared and combined as a set is."""


class Entries(dict[Value, Value]):
    """A dict of the program, in the manner of Items. `factory` makes what is missing."""

    born: Condition | None = None
    home: object = None
    open: Unknown | None = None
    factory: Callable[[], Value] | None = None


class Bag(set[Value]):
    """A set of the program, in the manner of Items."""

    born: Condition | None = None
    home: object = None
    open: Unknown | None = None


Container = Items | Entries | Bag


class Absent:
    """What an entity answers when it has no such attribute or method."""

    __slots__ = ()


ABSENT = Absent()


class Entity:
    """A value that is not data: a function, a class, a part of SQLAlchemy or of Alembic."""

    __slots__ = ()

    runs: ClassVar[bool] = False
    """Whether code that gets hold of it can run operations."""

    methods: ClassVar[frozenset[str]] = frozenset()
    """Methods that may be taken off it, to be called later."""

    def attribute(self, machine: Machine, name: str) -> Value:
        return ABSENT

    def method(self, call: Call, name: str) -> Value:
        """The result of calling its method, or ABSENT where it has none of that name."""
        return ABSENT

    def called(self, call: Call) -> Value:
        return ABSENT

    def item(self, machine: Machine, key: Value) -> Value:
        return ABSENT


class Nameable(Entity):
    """An entity that takes its name from the attribute of the class that it stands under."""

    __slots__ = ()

    def take_name(self, name: str) -> None:
        raise NotImplementedError


@define(eq=False)
class Bound(Entity):
    """A method that was taken off its object, to be called later."""

    owner: Value
    name: str


def runs_operations(value: Value) -> bool:
    """Whether code that is handed this value could run operations with it."""
    if isinstance(value, Bound):
        return runs_operations(value.owner)
    if isinstance(value, Entity | Unknown):
        return value.runs
    if isinstance(value, Choice):
        return any(runs_operations(option) for option in value.options)
    return isinstance(value, list | tuple) and any(
        isinstance(element, Entity) and element.runs for element in value[:20]
    )
