"""The classes whose values lie on shelves, by name. Nothing else comes back from there."""

from collections.abc import Iterable
from enum import Enum
from functools import cache
from types import ModuleType

from attrs import has

from application.ports import project_reader, shelves
from domain import direction, levels, policy, rolling, rule_options, source, waivers
from domain.databases import effect, target
from domain.review import finding, outcome, work
from domain.schema import names

OF_OUTCOMES: tuple[ModuleType, ...] = (
    project_reader,
    shelves,
    direction,
    rolling,
    source,
    waivers,
    finding,
    outcome,
    names,
    work,
    effect,
    target,
    levels,
    policy,
    rule_options,
)


def of_what_is_read_anew() -> tuple[ModuleType, ...]:
    """What scripts and standings are made of besides: a review that is as it was has none."""
    from domain import environment, held_locks, lock_timeouts, operations, script, sql_operations
    from domain import transactions as connections
    from domain.review import novelty, run, said, standing
    from domain.schema import datatypes, elements, layered, objects, schema

    replayed = datatypes, elements, layered, objects, schema
    locked = connections, held_locks, lock_timeouts, environment
    return operations, sql_operations, script, said, standing, run, novelty, *replayed, *locked


@cache
def classes_of_outcomes() -> dict[str, type]:
    return classes_of(OF_OUTCOMES)


@cache
def classes() -> dict[str, type]:
    return classes_of_outcomes() | classes_of(of_what_is_read_anew())


def classes_of(modules: Iterable[ModuleType]) -> dict[str, type]:
    """The attrs classes, named tuples and enums that the modules define, by name."""
    return {
        name: member
        for module in modules
        for name, member in vars(module).items()
        if isinstance(member, type)
        and member.__module__ == module.__name__
        and (has(member) or issubclass(member, Enum | tuple))
    }
