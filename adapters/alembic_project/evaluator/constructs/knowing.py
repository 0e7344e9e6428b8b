"""Getting plain values out of what the program computes."""

from __future__ import annotations

from adapters.alembic_project.evaluator.constructs.expressions import SqlExpression
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.knowledge import truth, unknown_from
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, FinalName, Unknown, Value


class NotKnown(Exception):
    """Something that an operation needs is not known: why, and what."""

    def __init__(self, why: Unknown, what: str) -> None:
        super().__init__(what)
        self.why, self.what = why, what

    @property
    def reason(self) -> Unknown:
        """Why the operation was not read."""
        about = f"{self.what}: {self.why.detail}" if self.why.detail else self.what
        return Unknown(self.why.reason, about)

    @classmethod
    def of(cls, value: Value, what: str) -> NotKnown:
        return cls(unknown_from(value), what)


def text(value: Value, what: str) -> str:
    """Raise NotKnown."""
    if isinstance(value, str):
        return str(value)
    raise NotKnown.of(value, what)


def given_name(value: Value, what: str) -> str | None:
    """The name of a constraint or an index; it stays a FinalName. Raise NotKnown."""
    return value if isinstance(value, FinalName) else optional_text(value, what)


def optional_text(value: Value, what: str) -> str | None:
    return None if value is None or value is ABSENT else text(value, what)


def flag(value: Value, what: str) -> bool:
    found = truth(value)
    if found is None:
        raise NotKnown.of(value, what)
    return found


def names(machine: Machine, value: Value, what: str) -> tuple[str, ...]:
    """The texts, or the names of the columns, in a list. Raise NotKnown."""
    if isinstance(value, str):
        return (value,)
    found = whole(machine, value)
    if found is None:
        raise NotKnown.of(value, what)
    return tuple(name_of(element, what) for element in found)


def name_of(value: Value, what: str) -> str:
    """A text, or the text of an expression."""
    if isinstance(value, SqlExpression) and value.text is not None:
        return value.text
    return text(value, what)
