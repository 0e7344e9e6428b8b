"""The URLs of env.py: where they come from, and what becomes of their passwords."""

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.env_py.places import Place, Scope, last_name, receiver
from adapters.alembic_project.setup.anywhere import anywhere
from adapters.alembic_project.setup.script_source import ScriptSource
from domain.diagnosis.configuration import URL, password_in
from domain.diagnosis.env_py import Mode, UrlSet
from domain.diagnosis.written import Written

SETTERS = ("set_main_option", "set_section_option")
ENVIRONMENT = ("getenv", "environ")
OWNERS = ("engine", "connectable", "bind", "connection")
DEEPEST = 4
LONGEST = 60
ONLINE = re.compile(r"online|async|do_run")


def urls_set(script: ScriptSource) -> Iterator[UrlSet]:
    for call, place in script.calls(*SETTERS):
        if any(isinstance(a, ast.Constant) and a.value == URL for a in call.args[:-1]):
            yield url_set(script, call, call.args[-1], place, interpolated=True)
    for place in script.places:
        match place.node:
            case ast.Assign(
                targets=[ast.Subscript(slice=ast.Constant(value="sqlalchemy.url"))], value=value
            ):
                yield url_set(script, place.node, value, place, interpolated=False)


def url_set(
    script: ScriptSource, node: ast.AST, value: ast.expr, place: Place, interpolated: bool
) -> UrlSet:
    values = list(sources(script, value, place.scope))
    return UrlSet(
        script.written(node),
        script.written(value),
        any(map(doubles_percent, values)) or all_plain(values),
        origin(script, values),
        interpolated,
        bool(place.conditions),
        online_only(script, node, place.scope),
        anywhere(script, plain(value), place.scope),
    )


def plain(node: ast.expr) -> ast.expr:
    """Without the doubling of percent signs."""
    match node:
        case ast.Call(
            func=ast.Attribute(attr="replace", value=inner), args=[_, ast.Constant("%%")]
        ):
            return inner
    return node


def online_only(script: ScriptSource, node: ast.AST, scope: Scope) -> bool:
    if script.mode(node, scope) is Mode.ONLINE:
        return True
    return not isinstance(scope, ast.Module) and bool(ONLINE.search(scope.name))


def sources(script: ScriptSource, node: ast.expr, scope: Scope) -> Iterator[ast.expr]:
    """The expression, and those that its names are bound to, one after the other."""
    waiting, seen = [(node, DEEPEST)], set[str]()
    while waiting:
        current, depth = waiting.pop()
        yield current
        for part in ast.walk(current):
            if isinstance(part, ast.Name) and part.id not in seen and depth:
                seen.add(part.id)
                waiting.extend((v, depth - 1) for v in bound(script, part.id, scope))
            elif isinstance(part, ast.Call) and depth:
                waiting.extend((v, depth - 1) for v in returned(script, last_name(part.func), seen))


def bound(script: ScriptSource, name: str, scope: Scope) -> list[ast.expr]:
    names = script.keywords.names
    where = names.scope_of(name, scope, script.tree)
    return [value for value in names.bound.get((where, name), []) if value is not None]


def returned(script: ScriptSource, name: str, seen: set[str]) -> list[ast.expr]:
    """What a function of the same file gives back."""
    if not name or f"{name}()" in seen:
        return []
    seen.add(f"{name}()")
    return [
        part.value
        for node in script.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == name
        for part in ast.walk(node)
        if isinstance(part, ast.Return) and part.value is not None
    ]


def doubles_percent(node: ast.expr) -> bool:
    return any(
        isinstance(part, ast.Call)
        and last_name(part.func) in ("replace", "sub")
        and any(isinstance(a, ast.Constant) and a.value == "%%" for a in part.args)
        for part in ast.walk(node)
    )


def all_plain(values: list[ast.expr]) -> bool:
    """Literal text without any percent sign."""
    told = [value for value in values if not isinstance(value, ast.Name)]
    return bool(told) and all(
        isinstance(v, ast.Constant) and isinstance(v.value, str) and "%" not in v.value
        for v in told
    )


def origin(script: ScriptSource, values: list[ast.expr]) -> str:
    """Where it comes from, in words."""
    for part in (part for value in values for part in ast.walk(value)):
        match part:
            case ast.Call(
                func=ast.Attribute(attr="getenv" | "get") as function,
                args=[ast.Constant(value=str(name)), *_],
            ) if function.attr == "getenv" or last_name(function.value) == "environ":
                return f"the environment variable {name}"
            case ast.Subscript(
                value=ast.Attribute(attr="environ") | ast.Name(id="environ"),
                slice=ast.Constant(value=str(name)),
            ):
                return f"the environment variable {name}"
    return source_text(script, bare(values[-1])) if values else ""


def bare(node: ast.expr) -> ast.expr:
    """Without `str()` around it, and `.replace()` and `.render_as_string()` behind it."""
    match node:
        case ast.Call(func=ast.Attribute(attr="replace" | "render_as_string", value=inner)):
            return bare(inner)
        case ast.Call(func=ast.Name(id="str"), args=[inner]):
            return bare(inner)
    return node


def source_text(script: ScriptSource, node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        for statement in ast.walk(script.tree):
            if isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    if (alias.asname or alias.name) == node.id:
                        return f"{'.' * statement.level}{statement.module or ''}.{alias.name}"
    text = ast.unparse(node)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def urls_read(script: ScriptSource) -> Iterator[Written]:
    """Where Alembic's own option is asked for the URL."""
    for call, _ in script.calls("get_main_option", "get_section_option"):
        if any(isinstance(a, ast.Constant) and a.value == URL for a in call.args):
            yield script.written(call)


def passwords(script: ScriptSource) -> Iterator[Written]:
    for place in script.places:
        match place.node:
            case ast.Constant(value=str(text)) if password_in(text):
                if not isinstance(script.parents.get(place.node), ast.JoinedStr):
                    yield script.written(place.node)


def masked(script: ScriptSource) -> Iterator[Written]:
    """`str(engine.url)`, which since SQLAlchemy 2.0 has *** in place of the password."""
    for call, _ in script.calls("str"):
        if len(call.args) == 1 and is_url_object(script, call.args[0]) and not spared(script, call):
            yield script.written(call)
    for place in script.places:
        match place.node:
            case ast.FormattedValue(value=value) if is_url_object(script, value):
                if not in_message(script, place.node):
                    yield script.written(script.parents.get(place.node, place.node))


def is_url_object(script: ScriptSource, node: ast.expr) -> bool:
    match node:
        case ast.Attribute(attr="url", value=ast.Call(func=made)):
            name = last_name(made)
            return name.startswith("get_engine") or name in ("get_bind", "create_engine")
        case ast.Attribute(attr="url", value=owner):
            return any(word in last_name(owner).lower() for word in OWNERS)
        case ast.Call(func=made):
            return last_name(made) == "make_url" or (
                last_name(made) == "create" and receiver(node) == "URL"
            )
        case ast.Name(id=name):
            found = [
                v for (_, n), vs in script.keywords.names.bound.items() if n == name for v in vs
            ]
            return (
                len(found) == 1
                and isinstance(found[0], ast.Call | ast.Attribute)
                and (is_url_object(script, found[0]))
            )
    return False


def spared(script: ScriptSource, node: ast.AST) -> bool:
    """Where it only serves a SQLAlchemy too old to mask, or a message for people."""
    handlers = (h for h in script.above(node) if isinstance(h, ast.ExceptHandler))
    return any(last_name(h.type) == "AttributeError" for h in handlers) or in_message(script, node)


def in_message(script: ScriptSource, node: ast.AST) -> bool:
    calls = (outer for outer in script.above(node) if isinstance(outer, ast.Call))
    names = {last_name(call.func) for call in calls}
    return bool(names & {"print", "info", "debug", "warning", "error", "log", "exception", "echo"})
