"""A stand-in for something that a use case holds, and that many a run has no need of."""

from collections.abc import Callable
from functools import cached_property
from typing import Any


class OnDemand:
    """What `build` gives, built when it is first called or asked for an attribute."""

    def __init__(self, build: Callable[[], Any]) -> None:
        self.__build = build

    @cached_property
    def __built(self) -> Any:
        return self.__build()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__built, name)

    def __call__(self, *given: object, **named: object) -> Any:
        return self.__built(*given, **named)
