"""Values of the domain on their way from one process of a review to the other.

They are pickled, and that is safe: nobody but the process that was forked holds the other end of
the pipe. What lies on a shelf is never read so.
"""

import pickle
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from typing import Any

from adapters.shelves.plain import forms

Taken = tuple[type, tuple[object, ...]]
"""What makes a value anew: its class, and what that is called with."""


class CannotBeSent(Exception):
    """The value, or a part of it, is nothing that another process could make anew."""


def packed(value: object) -> bytes:
    """Raise CannotBeSent."""
    file = BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = takers()
    try:
        pickler.dump(value)
    except (pickle.PicklingError, AttributeError, TypeError, RecursionError) as error:
        raise CannotBeSent(type(error).__name__) from None
    return file.getvalue()


def unpacked(data: bytes | bytearray) -> Any:
    return pickle.loads(data)


@cache
def takers() -> dict[type, Callable[[Any], Taken]]:
    """By class; what attrs does by itself takes twice as long."""
    return {kind: taker(kind, parts) for kind, (_, parts) in forms().items()}


def taker(kind: type, parts: Callable[[Any], Iterable[object]]) -> Callable[[Any], Taken]:
    return lambda value: (kind, tuple(parts(value)))
