"""Built-in functions, and functions of the standard library that work on plain data."""

from __future__ import annotations

from collections.abc import Callable

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.changes import bag_of, listed, put
from adapters.alembic_project.evaluator.data.elements import Elements, elements, whole
from adapters.alembic_project.evaluator.data.texts import text_of
from adapters.alembic_project.evaluator.knowledge import (
    concrete,
    counted,
    hashable,
    settled,
    truth,
    unknown_from,
)
from adapters.alembic_project.evaluator.limits import MOST_BITS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.secrets_shown import notice_secret
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Entity,
    Entries,
    Items,
    Maybe,
    Unknown,
    Value,
)
from domain.classes import define
from domain.script import Habit

Function = Callable[[Call], Value]
LONGEST_NUMBER = 1_000
MOST_DIGITS = 100


@define(eq=False)
class Builtin(Entity):
    """A built-in function or type."""

    name: str
    function: Function

    def called(self, call: Call) -> Value:
        return self.function(call)

    def attribute(self, machine: Machine, name: str) -> Value:
        return self.name if name == "__name__" else ABSENT

    def method(self, call: Call, name: str) -> Value:
        if self.name == "dict" and name == "fromkeys":
            return from_keys(call)
        return call.derived() if call.args else ABSENT

    def item(self, machine: Machine, key: Value) -> Value:
        return self


def length(call: Call) -> Value:
    value = call.get(0, "obj")
    return len(value) if counted(value) else call.derived()  # type: ignore[arg-type]


def to_text(call: Call) -> Value:
    value = call.get(0, "object", "")
    if isinstance(value, Entity) and hasattr(value, "verb"):
        return value
    return text_of(call.machine, value)


def to_int(call: Call) -> Value:
    value = call.get(0, "x", 0)
    short = not isinstance(value, str | bytes) or len(value) <= LONGEST_NUMBER
    return native(call, int, *call.args) if short else call.derived()


def native(call: Call, function: Callable[..., Value], *args: Value) -> Value:
    """Call Python's own function on plain data."""
    if not all(map(concrete, args)) or call.open or call.kwargs:
        return call.derived()
    try:
        result = function(*args)
    except (ArithmeticError, TypeError, ValueError, LookupError, RecursionError):
        return Unknown("program-error", f"{call.shown} fails")
    if isinstance(result, int) and result.bit_length() > MOST_BITS:
        return Unknown("limit", "a number that is too large")
    return result


def total(call: Call) -> Value:
    """`sum`, of numbers."""
    found = whole(call.machine, call.get(0, "iterable"))
    if found is None or not all(isinstance(value, int | float) for value in found):
        return call.derived()
    return native(call, sum, tuple(found), *call.args[1:])


def rounded(call: Call) -> Value:
    digits = call.get(1, "ndigits", 0)
    fits = isinstance(digits, int | None) and abs(digits or 0) <= MOST_DIGITS
    return native(call, round, *call.args) if fits else call.derived()


def extreme(function: Callable[..., Value]) -> Function:
    """`min` and `max`."""

    def find(call: Call) -> Value:
        values = whole(call.machine, call.args[0]) if len(call.args) == 1 else call.args
        return call.derived() if values is None else native(call, function, tuple(values))

    return find


def on_data(function: Callable[..., Value]) -> Function:
    return lambda call: native(call, function, *call.args)


def to_bool(call: Call) -> Value:
    decided = truth(call.get(0, "x", False))
    return call.derived() if decided is None else decided


def to_list(call: Call) -> Value:
    if not call.args:
        return listed(call, ())
    found = elements(call.machine, call.args[0])
    made = listed(call, found.values if found else ())
    made.open = call.derived() if found is None else found.open
    return made


def to_tuple(call: Call) -> Value:
    if not call.args:
        return ()
    found = whole(call.machine, call.args[0])
    return call.derived() if found is None else tuple(found)


def to_set(call: Call) -> Value:
    found = elements(call.machine, call.args[0]) if call.args else Elements(())
    made = bag_of(found.values, found.open) if found else bag_of((), call.derived())
    call.machine.fresh(made, call.frame)
    return made


def to_frozenset(call: Call) -> Value:
    found = whole(call.machine, call.args[0]) if call.args else []
    if found is None or not all(map(hashable, found)):
        return call.derived()
    return frozenset(found)


def to_dict(call: Call) -> Value:
    made = Entries()
    call.machine.fresh(made, call.frame)
    source = call.get(0, "mapping", Entries())
    if isinstance(source, Entries):
        made.update(source)
        made.open = source.open
    else:
        fill_from_pairs(call, made, source)
    made.update(call.kwargs)
    return made


def fill_from_pairs(call: Call, made: Entries, source: Value) -> None:
    pairs = whole(call.machine, source)
    for pair in pairs or ():
        if isinstance(pair, tuple | Items) and len(pair) == 2:
            put(call.machine, made, pair[0], pair[1])
        else:
            pairs = None
    if pairs is None:
        made.open = made.open or call.derived()


def from_keys(call: Call) -> Value:
    """`dict.fromkeys(keys, value)`."""
    made = Entries()
    call.machine.fresh(made, call.frame)
    found = whole(call.machine, call.get(0, "iterable"))
    for key in found or ():
        put(call.machine, made, key, call.get(1, "value"))
    made.open = made.open or (call.derived() if found is None else None)
    return made


def in_sequence(call: Call) -> Value:
    """`sorted`: in order where that is known, else as they are."""
    found = elements(call.machine, call.get(0, "iterable"))
    if found is None:
        return call.derived()
    values = list(found.values)
    if all(map(concrete, values)) and not call.kwargs:
        try:
            values.sort()
        except TypeError:
            return Unknown("program-error", call.shown)
    made = listed(call, values)
    made.open = found.open
    return made


def backwards(call: Call) -> Value:
    found = elements(call.machine, call.get(0, "sequence"))
    if found is None or found.open:
        return call.derived()
    return listed(call, list(found.values)[::-1])


def numbered(call: Call) -> Value:
    found = elements(call.machine, call.get(0, "iterable"))
    start = call.get(1, "start", 0)
    if found is None or not isinstance(start, int):
        return call.derived()
    pairs = [
        Maybe((start + n, v.value)) if isinstance(v, Maybe) else (start + n, v)
        for n, v in enumerate(found.values)
    ]
    made = listed(call, pairs)
    made.open = found.open
    return made


def zipped(call: Call) -> Value:
    columns = [whole(call.machine, argument) for argument in call.args]
    if any(column is None for column in columns):
        return call.derived()
    return listed(call, zip(*[c for c in columns if c is not None], strict=False))


def in_range(call: Call) -> Value:
    bounds = [a for a in call.args if isinstance(a, int)]
    if len(bounds) == len(call.args) and 1 <= len(bounds) <= 3:
        try:
            made = range(*bounds)
            len(made)
        except (ValueError, OverflowError):
            return Unknown("program-error", call.shown)
        return made
    return call.derived()


def any_of(call: Call) -> Value:
    return deciding(call, True)


def all_of(call: Call) -> Value:
    return deciding(call, False)


def deciding(call: Call, wanted: bool) -> Value:
    """Whether any element is as wanted."""
    found = elements(call.machine, call.get(0, "iterable"))
    if found is None:
        return call.derived()
    unsure = found.open is not None
    for value in found.values:
        decided = truth(settled(value))
        if decided is wanted and not isinstance(value, Maybe):
            return wanted
        unsure = unsure or decided is not (not wanted)
    return call.derived(found.open, *found.values) if unsure else not wanted


def first(call: Call) -> Value:
    """`next(iterator, default)`."""
    found = elements(call.machine, call.get(0, "iterator"))
    if found is not None and found.values and not isinstance(found.values[0], Maybe):
        return found.values[0]
    if found is not None and not found.values and not found.open:
        return call.get(1, "default")
    return call.derived(found.open if found else None, call.get(0, "iterator"))


def printed(call: Call) -> Value:
    """What is printed ends in the logs of every deployment."""
    notice_secret(call)
    return None


def ended(call: Call) -> Value:
    call.notice(Habit.EXITS)
    return None


def itself(call: Call) -> Value:
    return call.args[0] if call.args else None


def unknown_result(call: Call) -> Value:
    return unknown_from(*call.args, what=call.shown)
