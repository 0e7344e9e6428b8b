"""Importing dependency_injector without all that it would integrate with.

That is asyncio for providers that are awaited, YAML and pydantic for files of settings, FastAPI,
Starlette and Werkzeug for wiring: it imports whatever of them is installed, and in the environment
of a web application all are. They take longer than many a command. Assay's container awaits
nothing, reads no file and is wired to nothing.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

INTEGRATIONS = frozenset(
    ("fast_depends", "fastapi", "pydantic", "pydantic_settings", "starlette", "werkzeug", "yaml")
)
ASYNCIO = "asyncio"


class NotInstalled:
    """A finder of modules that stands before all others, for as long as it stands there."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        if name.partition(".")[0] in INTEGRATIONS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class LateAsyncio(ModuleType):
    """Imports asyncio when one of its functions is called, or when anything else is asked for."""

    def __init__(self) -> None:
        super().__init__(ASYNCIO)
        self.Future, self.ensure_future, self.gather = map(
            self.late, ("Future", "ensure_future", "gather")
        )

    def late(self, name: str) -> Callable[..., Any]:
        return lambda *given, **named: self.__getattr__(name)(*given, **named)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.withdraw()
        return getattr(import_module(ASYNCIO), name)

    def withdraw(self) -> None:
        if sys.modules.get(ASYNCIO) is self:
            del sys.modules[ASYNCIO]


@contextmanager
def leaving_out() -> Iterator[None]:
    """No integration can be imported, and asyncio comes late. What is loaded by now stays."""
    not_installed, asyncio = NotInstalled(), LateAsyncio()
    sys.meta_path.insert(0, not_installed)
    sys.modules.setdefault(ASYNCIO, asyncio)
    try:
        yield
    finally:
        sys.meta_path.remove(not_installed)
        asyncio.withdraw()
