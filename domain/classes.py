"""`define` and `frozen` of attrs, for classes that are quick to make.

attrs writes the source of `__init__`, `__eq__`, `__hash__` and `__repr__` for each class, and has
Python compile it, each time that Assay starts: for some hundreds of classes that is a quarter of
what a small review takes, and most of them are never compared nor shown. So here attrs writes
`__init__` at once, and the others of a class when one of them is first called. Else they are the
same.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from attrs import define as define
    from attrs import frozen as frozen
else:

    def define(cls=None, **options):
        return made(cls, options)

    def frozen(cls=None, **options):
        return made(cls, {"frozen": True, **options})


def made(cls: type | None, options: dict[str, Any]) -> Any:
    """The class that attrs makes of one; a decorator where there is none yet."""
    if cls is None:
        return lambda decorated: made(decorated, options)
    late = [name for name in left_to_attrs(cls, options) if name not in cls.__dict__]
    result = attrs.define(cls, **{"repr": False, "eq": False, **options})
    for name in late:
        setattr(result, name, written_late(result, name, late))
    if "__eq__" in late and not options.get("frozen") and "__hash__" not in cls.__dict__:
        result.__hash__ = None  # type: ignore[assignment]
    return result


def left_to_attrs(cls: type, options: dict[str, Any]) -> list[str]:
    """What attrs would write of itself. What an option asks for or refuses is done at once."""
    names = [] if "repr" in options else ["__repr__"]
    if "eq" in options or "__eq__" in cls.__dict__ or issubclass(cls, BaseException):
        return names
    return [*names, "__eq__", *(["__hash__"] if options.get("frozen") else [])]


def written_late(cls: Any, name: str, late: list[str]) -> Callable[..., Any]:
    """A method that has attrs write those of the class, and gives way to its own."""

    def first(self: Any, *others: object) -> Any:
        twin = written(cls)
        for each in late:
            setattr(cls, each, getattr(twin, each))
        return getattr(cls, name)(self, *others)

    return first


def written(cls: Any) -> type:
    """A class with fields of the same names, and with all methods that attrs writes for them."""
    names = {"__module__": cls.__module__, "__qualname__": cls.__qualname__}
    fields = {
        field.name: attrs.field(
            init=field.init, eq=field.eq_key or field.eq, hash=field.hash, repr=field.repr
        )
        for field in cls.__attrs_attrs__
    }
    twin = type(cls.__name__, (), names)
    return attrs.define(twin, these=fields, slots=False, frozen=True, init=False)
