"""Names of installed libraries: nothing of them is read, some of them are understood."""

from __future__ import annotations

import sys
from functools import lru_cache

from attrs import field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.secrets_shown import notice_secret
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value
from domain.classes import define
from domain.script import Habit

# Their code runs no operations of a migration, whatever it is handed.
HARMLESS = frozenset(sys.stdlib_module_names) | {"sqlalchemy", "alembic", "sqlmodel", "attr"}
# Installed libraries of which something is understood here. Where a package is reviewed as it is
# installed, their source lies beside it; it is not read.
UNDERSTOOD = HARMLESS | {"lazy_object_proxy", "flask_sqlalchemy", "flask_appbuilder"}
# What they give differs from run to run.
OF_THE_MOMENT = frozenset(("datetime", "os", "random", "secrets", "time", "uuid", "socket"))
WAITING = frozenset(("time.sleep", "asyncio.sleep"))
EXITING = frozenset(("sys.exit", "os._exit", "os.abort"))
OUTSIDE_WORDS = """
requests. httpx. urllib.request. urllib3. aiohttp. boto3. botocore. smtplib. socket.create
http.client. subprocess. os.system os.popen ftplib. paramiko. redis. google.cloud.
"""
OUTSIDE = tuple(OUTSIDE_WORDS.split())
# The one type of SQLModel's own.
AUTO_STRING = "AutoString"
DIALECTS = ("postgresql", "mysql", "sqlite", "mariadb", "mssql", "oracle")


@define(eq=False)
class Library(Entity):
    """A name of a library, by its dotted path. `key` is what it is known by here, `root` and `last`
    are the first and the last part of the path.
    """

    path: str
    key: str = field(init=False)
    root: str = field(init=False)
    last: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.key = key_of(self.path)
        self.root = self.path.partition(".")[0]
        self.last = self.path.rpartition(".")[2]

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("__name__", "__qualname__"):
            return self.last
        return reference(machine, f"{self.path}.{name}")

    def method(self, call: Call, name: str) -> Value:
        target = reference(call.machine, f"{self.path}.{name}")
        return target.called(call) if isinstance(target, Library) else ABSENT

    def called(self, call: Call) -> Value:
        known = call.machine.language.library
        handler = known.get(self.key) or known.get(self.key.rpartition(".")[0] + ".*")
        if handler is not None:
            return handler(call, self.last)
        return self.called_unknown(call)

    def called_unknown(self, call: Call) -> Value:
        """Something of a library that nothing here understands."""
        if (habit := habit_of(self.path)) is not None:
            call.notice(habit)
        if self.root not in HARMLESS and call.hands_over:
            call.unread(Unknown("unknown-call", f"{self.path} is no part of the project"))
        if self.root in OF_THE_MOMENT:
            return call.unknown("runtime-value")
        return Opaque(self, call)

    def item(self, machine: Machine, key: Value) -> Value:
        """`Mapped[int]`, `list[str]`: types for readers and checkers."""
        return self


@define(eq=False)
class Opaque(Entity):
    """What a library gave for a call; `kind` is what was called."""

    kind: Library
    call: Call

    def method(self, call: Call, name: str) -> Value:
        if self.kind.path == "logging.getLogger":
            notice_secret(call)
        if self.kind.root not in HARMLESS and call.hands_over:
            call.unread(Unknown("unknown-call", f"{self.kind.path} is no part of the project"))
        return call.unknown("unknown-call")

    def called(self, call: Call) -> Value:
        return self.method(call, "__call__")


@lru_cache(maxsize=4096)
def habit_of(path: str) -> Habit | None:
    """What a call of the library does to the world or to the run of migrations."""
    if path in WAITING:
        return Habit.WAITS
    if path in EXITING:
        return Habit.EXITS
    return Habit.OUTSIDE_CALL if path.startswith(OUTSIDE) else None


@lru_cache(maxsize=4096)
def key_of(path: str) -> str:
    """What a path stands for: SQLAlchemy has each of its names in several places."""
    parts = path.split(".")
    root, last = parts[0], parts[-1]
    if root == "sqlalchemy" and len(parts) > 1:
        if "func" in parts[1:-1]:
            return f"sqlalchemy.func.{last}"
        dialect = next((part for part in parts[1:-1] if part in DIALECTS), "sqlalchemy")
        return f"{dialect}.{last}"
    if root == "sqlmodel" and len(parts) > 1 and parts[-2] != "sqltypes" and last != AUTO_STRING:
        return f"sqlalchemy.{last}"
    if root == "alembic" and len(parts) > 1:
        return f"alembic.{last}"
    return path


def reference(machine: Machine, path: str) -> Value:
    """The value that a dotted path of a library stands for."""
    known = machine.language.values.get(key_of(path), ABSENT)
    return library(path) if known is ABSENT else known


@lru_cache(maxsize=4096)
def library(path: str) -> Library:
    """The same object each time, so that two mentions of a class are one class."""
    return Library(path)
