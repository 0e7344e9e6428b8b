"""Objects that an application sets up as it starts, the way of Flask's extensions.

`init_app(application)` runs before anything is asked of such an object. What it takes from the
application's settings is taken at the default that the source says, in a module `config` or
`settings` beside the object's own or above it. A setting without one is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.imports import Module, find_module
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import Entity, Unknown, Value
from domain.classes import define

METHOD = "init_app"
SETTINGS = ("config", "settings", "default_config", "default_settings")


def set_up(machine: Machine, value: Value, frame: Frame) -> None:
    """Let the application set a module's object up, where its class says how."""
    init = value.owner.own(machine, METHOD) if isinstance(value, Instance) else None
    if isinstance(init, Function):
        arguments = [value, Application(frame)]
        call_value(Call(machine, frame, init.node, arguments, {}), init)  # type: ignore[arg-type]


@define(eq=False)
class Application(Entity):
    """What `init_app` is handed; `frame` is that of the module whose object is set up."""

    frame: Frame

    def attribute(self, machine: Machine, name: str) -> Value:
        if name == "config":
            return Settings(self.frame)
        return Unknown("runtime-value", f"the application's {name}")

    def method(self, call: Call, name: str) -> Value:
        return call.unknown("runtime-value")


@define(eq=False)
class Settings(Entity):
    """The application's settings, at their defaults."""

    frame: Frame

    def item(self, machine: Machine, key: Value) -> Value:
        for module in self.modules(machine):
            if key in module.frame.names:
                return module.attribute(machine, str(key))
        return Unknown("runtime-value", f"the setting {key}")

    def method(self, call: Call, name: str) -> Value:
        if name == "get":
            return self.item(call.machine, call.get(0, "key"))
        return call.unknown("runtime-value")

    def modules(self, machine: Machine) -> Iterator[Module]:
        """Those that hold settings, the nearest first."""
        importer = self.frame.unit.path
        parts = str(self.frame.names.get("__name__", "")).split(".")
        for length in range(len(parts), 0, -1):
            for name in SETTINGS:
                dotted = ".".join((*parts[:length], name))
                found = find_module(machine, dotted, 0, importer)
                if isinstance(found, Module):
                    yield found
