"""How env.py opens its connection: isolation and lock_timeout."""

import ast
import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from adapters.alembic_project.env_py.places import Place, last_name
from adapters.alembic_project.env_py.script import EnvScript, agreed
from domain.environment import UNKNOWN, Fact, LockTimeout
from domain.source import Location

ENGINES = (
    "create_engine",
    "engine_from_config",
    "create_async_engine",
    "async_engine_from_config",
)
ISOLATION = ("isolation_level", "sqlalchemy.isolation_level")
MENTIONS = re.compile(r"(?:\b|-c|%20)lock_timeout\b")
SETS = re.compile(
    r"\s*SET\s+(?P<way>LOCAL\s+|SESSION\s+)?lock_timeout\s*(=|\sTO\s)\s*"
    r"('(?P<quoted>[^']+)'|(?P<plain>[\w.]+))\s*;?\s*",
    re.IGNORECASE,
)
OPTION = re.compile(r"(?:^|\s)(?:-c\s*|--)lock_timeout\s*=\s*(?P<value>[\w.]+)(?=\s|$)")
POSTGRESQL = re.compile(r"postgres", re.IGNORECASE)


def autocommit(
    script: EnvScript, in_ini: Fact[bool] | None, more: Sequence[EnvScript] = ()
) -> Fact[bool]:
    """`in_ini` is sqlalchemy.isolation_level, which counts where the engine is made from it.

    `more` are the parts of other modules that env.py uses.
    """
    scripts = (script, *more)
    engines = [call for each in scripts for call, _ in each.calls(*ENGINES)]
    told = [fact for each in scripts for place in each.places for fact in isolations(each, place)]
    if in_ini is not None and any("from_config" in last_name(call.func) for call in engines):
        told.append(in_ini)
    facts = [fact for fact in told if fact.value is not False]
    if not facts:
        return Fact(False)
    # One of several engines may be there for something else.
    if len(engines) > 1 or len(told) > len(facts):
        return Fact(UNKNOWN, facts[0].location)
    return agreed(facts, Fact(False))


def isolations(script: EnvScript, place: Place) -> Iterator[Fact[bool]]:
    for value in isolation_values(place.node):
        constant = script.keywords.constant(value, place.scope)
        at = script.location(value)
        if constant is None:
            yield Fact(UNKNOWN, at)
        elif str(constant.value).upper() != "AUTOCOMMIT":
            yield Fact(False, at)
        else:
            yield Fact(UNKNOWN if place.conditions or elsewhere(script, place) else True, at)


def isolation_values(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.keyword(arg="isolation_level", value=value):
            yield value
        case ast.Call(func=ast.Attribute(attr="set_isolation_level"), args=[value]):
            yield value
        case ast.Assign(
            targets=[ast.Subscript(slice=ast.Constant(value="sqlalchemy.isolation_level"))],
            value=value,
        ):
            yield value
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value in ISOLATION:
                    yield value


def elsewhere(script: EnvScript, place: Place) -> bool:
    """Neither where Alembic is configured nor where the engine is made, nor given back."""
    configured = any(other.scope is place.scope for _, other, _ in script.configurations)
    made = any(other.scope is place.scope for _, other in script.calls(*ENGINES))
    return not configured and not made and not given_back(place)


def given_back(place: Place) -> bool:
    returns = (node.value for node in ast.walk(place.scope) if isinstance(node, ast.Return))
    return any(node is place.node for value in returns if value for node in ast.walk(value))


def lock_timeout(script: EnvScript, more: Sequence[EnvScript] = ()) -> Fact[LockTimeout | None]:
    facts = [f for each in (script, *more) for p in each.places for f in timeouts(each, p)]
    return agreed(facts, Fact(None))


def lock_wait_timeout(script: EnvScript, more: Sequence[EnvScript] = ()) -> Fact[bool]:
    """Whether any text of it speaks of MySQL's; to what it is set is not looked for."""
    for each in (script, *more):
        for place in each.places:
            match place.node:
                case ast.Constant(value=str(text)) if "lock_wait_timeout" in text.lower():
                    return Fact(True, each.location(place.node))
    return Fact(False)


def timeouts(script: EnvScript, place: Place) -> Iterator[Fact[LockTimeout | None]]:
    """What a text of the source says of it, be it a statement, an option or a key."""
    match place.node:
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "lock_timeout":
                    yield of_key(script, place, value)
        case ast.Constant(value=str(text)) if MENTIONS.search(text) and text != "lock_timeout":
            at = script.location(place.node)
            yield if_certain(place, of_text(text), at)


def of_key(script: EnvScript, place: Place, value: ast.expr) -> Fact[LockTimeout | None]:
    """`server_settings={"lock_timeout": "4000"}`, as asyncpg has it."""
    constant = script.keywords.constant(value, place.scope)
    told = None if constant is None else LockTimeout(str(constant.value), initial=True)
    return if_certain(place, told, script.location(value))


def of_text(text: str) -> LockTimeout | None:
    if found := SETS.fullmatch(text):
        local = (found["way"] or "").strip().upper() == "LOCAL"
        return LockTimeout(found["quoted"] or found["plain"], local=local)
    for options in (text, *options_of_url(text)):
        if found := OPTION.search(options):
            return LockTimeout(found["value"], initial=True)
    return None


def options_of_url(text: str) -> list[str]:
    """`postgresql://shop/db?options=-c%20lock_timeout%3D4s`"""
    try:
        return parse_qs(urlsplit(text).query).get("options", [])
    except ValueError:
        return []


def if_certain(place: Place, timeout: LockTimeout | None, at: Location) -> Fact[LockTimeout | None]:
    """Conditions are of no matter where they ask for PostgreSQL: no other has a lock_timeout."""
    if timeout is None or not all(asks_for_postgresql(test) for test in place.conditions):
        return Fact(UNKNOWN, at)
    return Fact(timeout, at)


def asks_for_postgresql(test: ast.expr) -> bool:
    nodes = list(ast.walk(test))
    if any(isinstance(node, ast.NotEq | ast.NotIn | ast.Not | ast.Or | ast.And) for node in nodes):
        return False
    texts = (n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return any(POSTGRESQL.search(text) for text in texts)
