"""Conditions that are not known, and what they make uncertain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from attrs import field

from adapters.alembic_project.evaluator.values import Container
from domain.classes import define


class Kind(Enum):
    """What the evaluated code is under.

    BRANCH and LOOP stand for code that may not run, the loop for code that may run many times.
    The others stand for what follows a return, break or continue that may have happened.
    """

    BRANCH = "branch"
    LOOP = "loop"
    RETURN = "return"
    BREAK = "break"
    CONTINUE = "continue"


@define(eq=False)
class Condition:
    """`home` is the frame that a return may have left."""

    kind: Kind
    home: object = None


@define(eq=False)
class Conditions:
    """The conditions that hold where the evaluation is, outermost first."""

    stack: list[Condition] = field(factory=list)

    def __bool__(self) -> bool:
        return bool(self.stack)

    def __len__(self) -> int:
        return len(self.stack)

    def push(self, kind: Kind, home: object = None) -> None:
        self.stack.append(Condition(kind, home))

    @contextmanager
    def under(self, kind: Kind) -> Iterator[None]:
        """Within stands an expression that may not be evaluated."""
        depth = len(self.stack)
        self.push(kind)
        try:
            yield
        finally:
            self.leave(depth)

    def settle(self, depth: int, over: tuple[Kind, ...]) -> None:
        """Back to `depth`, save for conditions of kinds that are not `over` yet."""
        if len(self.stack) > depth:
            self.stack[depth:] = [c for c in self.stack[depth:] if c.kind not in over]

    def leave(self, depth: int) -> None:
        """Back to `depth`: no condition outlives the expression, or function, that it arose in."""
        del self.stack[depth:]

    def innermost(self, home: object) -> Condition | None:
        """The last one that tells code here from other code of the same frame."""
        for condition in reversed(self.stack):
            if condition.kind is not Kind.RETURN or condition.home is not home:
                return condition
        return None

    def born_here(self, container: Container, frame: object) -> None:
        container.home = frame
        if self.stack:
            container.born = self.innermost(frame)

    def certain_for(self, container: Container) -> bool:
        """Whether a change of it here happens whenever it is looked at again."""
        if not self.stack:
            return True
        return self.innermost(container.home) is container.born

    def repeated_for(self, container: Container) -> bool:
        """Whether a change of it here may happen any number of times."""
        for condition in reversed(self.stack):
            if condition is container.born:
                return False
            if condition.kind is Kind.LOOP:
                return True
        return False
