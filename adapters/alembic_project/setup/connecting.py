"""Connections of env.py: those that it opens, and one that a program hands over."""

import ast
import re
from collections.abc import Iterator

from adapters.alembic_project.env_py.connections import ENGINES
from adapters.alembic_project.env_py.places import Scope, last_name
from adapters.alembic_project.setup.script_source import FUNCTIONS, ScriptSource
from domain.diagnosis.env_py import Mode, Opening
from domain.diagnosis.written import Written

CONNECTS = frozenset(("connect", "begin", "raw_connection"))
ENGINE_LIKE = re.compile(r"engine|connectable", re.IGNORECASE)

Held = tuple[Scope, str]


def openings(script: ScriptSource) -> Iterator[Opening]:
    """`with engine.connect() as connection`, and the same without a block."""
    made = {name for place in script.places for value, name in bindings(place.node) if makes(value)}
    for call, place in script.calls(*CONNECTS):
        engine = receiver_text(call)
        if not (ENGINE_LIKE.search(engine) or engine in made):
            continue
        around = script.parents.get(call)
        name = isinstance(around, ast.withitem) and last_name(around.optional_vars)
        waits = isinstance(around, ast.Await) or isinstance(
            script.parents.get(around) if around else None, ast.AsyncWith
        )
        mode = script.mode(call, place.scope)
        yield Opening(
            script.written(call),
            engine=engine,
            name=name or "",
            is_async=waits,
            offline=mode is Mode.OFFLINE,
            at_import=isinstance(place.scope, ast.Module) and not place.conditions and not mode,
        )


def makes(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in ENGINES


def receiver_text(call: ast.Call) -> str:
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def connection_taken(script: ScriptSource) -> Written | None:
    """`config.attributes.get("connection")`, or another attribute that a program handed over."""
    node = next(attributes_read(script), None)
    return script.written(node) if node else None


def attributes_read(script: ScriptSource) -> Iterator[ast.expr]:
    for place in script.places:
        match place.node:
            case ast.Call(func=ast.Attribute(attr="get", value=ast.Attribute(attr="attributes"))):
                yield place.node
            case ast.Subscript(value=ast.Attribute(attr="attributes"), ctx=ast.Load()):
                yield place.node


def connection_used(script: ScriptSource) -> bool:
    """Whether what was handed over reaches context.configure itself.

    One whose `engine` alone is taken does not, nor one that is asked for another by `connect()`.
    """
    held = holding(script)
    for call, place in script.calls("configure"):
        if script.mode(call, place.scope) is Mode.OFFLINE:
            continue
        for keyword in call.keywords:
            if keyword.arg == "connection" and hands_on(script, keyword.value, place.scope, held):
                return not opened_anew(script, call, keyword.value, place.scope, held)
    return False


def holding(script: ScriptSource) -> set[Held]:
    """The names that what was handed over goes by, in the functions where it does."""
    held: set[Held] = set()
    size = -1
    while size != len(held):
        size = len(held)
        for place in script.places:
            for value, name in bindings(place.node):
                if hands_on(script, value, place.scope, held):
                    held.add((place.scope, name))
            if isinstance(place.node, ast.Call):
                held |= set(parameters(script, place.node, place.scope, held))
    return held


def bindings(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield value, name
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield value, name
        case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)):
            yield value, name


def parameters(
    script: ScriptSource, call: ast.Call, scope: Scope, held: set[Held]
) -> Iterator[Held]:
    """Of the file's own functions, where they get it: called with it, or through run_sync."""
    if last_name(call.func) == "run_sync" and isinstance(call.func, ast.Attribute) and call.args:
        target, given = last_name(call.args[0]), [call.func.value]
    else:
        target, given = last_name(call.func), call.args
    for function in script.tree.body:
        if isinstance(function, FUNCTIONS) and function.name == target:
            for argument, value in zip(function.args.args, given, strict=False):
                if hands_on(script, value, scope, held):
                    yield function, argument.arg


def hands_on(script: ScriptSource, node: ast.expr, scope: Scope, held: set[Held]) -> bool:
    """Whether the value is what was handed over, or may be: not something made from it."""
    match node:
        case ast.Name(id=name):
            return (scope, name) in held
        case ast.IfExp(body=one, orelse=other):
            return any(hands_on(script, v, scope, held) for v in (one, other))
        case ast.BoolOp(values=values):
            return any(hands_on(script, v, scope, held) for v in values)
        case ast.Call(args=values) if last_name(node.func) in ("nullcontext", "cast"):
            return any(hands_on(script, v, scope, held) for v in values)
    return any(node is read for read in attributes_read(script))


def opened_anew(
    script: ScriptSource, call: ast.Call, value: ast.expr, scope: Scope, held: set[Held]
) -> bool:
    """Whether a block around it gives the same name to another connection."""
    return any(
        name == last_name(value) and not hands_on(script, opened, scope, held)
        for outer in script.above(call)
        if isinstance(outer, ast.With | ast.AsyncWith)
        for item in outer.items
        for opened, name in bindings(item)
    )
