"""Ways that the code may take, and where they meet again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.frames import Frame, Names
from adapters.alembic_project.evaluator.knowledge import join
from adapters.alembic_project.evaluator.machine import Machine, Signal
from domain.classes import define

LEFT_BY = {
    Signal.RETURN: Kind.RETURN,
    Signal.BREAK: Kind.BREAK,
    Signal.CONTINUE: Kind.CONTINUE,
}
# Where ways end differently, the one that stays nearest goes on, the others are conditions.
NEAREST = (Signal.CONTINUE, Signal.BREAK, Signal.RETURN, Signal.RAISE)


@define
class Path:
    """How one way ended, and the names at its end."""

    signal: Signal | None
    names: Names


@contextmanager
def one_way(machine: Machine) -> Iterator[None]:
    """Within stands code that may not run. A return in it that may happen stays a condition."""
    conditions = machine.around.conditions
    depth = len(conditions)
    conditions.push(Kind.BRANCH)
    try:
        yield
    finally:
        conditions.settle(depth, (Kind.BRANCH, Kind.LOOP))


def meet(machine: Machine, frame: Frame, paths: Sequence[Path]) -> Signal | None:
    """Go on after code that took one of these ways; the signal is what all of them come to."""
    falling = [path for path in paths if path.signal is None]
    endings = {path.signal for path in paths if path.signal is not None}
    if not falling:
        nearest = next(signal for signal in NEAREST if signal in endings)
        falling = [path for path in paths if path.signal is nearest]
        endings.discard(nearest)
    else:
        nearest = None
    frame.names = joined([path.names for path in falling])
    for path in paths:
        if path.signal in (Signal.BREAK, Signal.CONTINUE) and path.signal is not nearest:
            frame.escapes.append(path.names)
    for signal in NEAREST:
        if signal in endings and signal in LEFT_BY:
            machine.around.conditions.push(LEFT_BY[signal], frame)
    return nearest


def joined(names: Sequence[Names]) -> Names:
    """Each name with what it may stand for."""
    first, *others = names
    if not others:
        return first
    result = dict(first)
    for other in others:
        for name, value in other.items():
            if name not in result:
                result[name] = value
            elif result[name] is not value:
                result[name] = join([result[name], value])
    return result
