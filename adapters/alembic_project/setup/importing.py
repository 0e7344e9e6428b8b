"""How env.py reaches the project's code: sys.path, imports, and logging on the way."""

import ast
import sys
from collections.abc import Iterator

from adapters.alembic_project.env_py.places import last_name, receiver
from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.setup.script_source import ScriptSource
from domain.diagnosis.env_py import Import, LoggingCall, PathChange
from domain.diagnosis.written import Written

CHANGES = ("append", "insert", "extend", "addsitedir")
ANCHORS = ("__file__", "__spec__")
SETS_UP_LOGGING = (
    "basicConfig",
    "dictConfig",
    "setup_logging",
    "configure_logging",
    "init_logging",
)


def path_changes(script: ScriptSource) -> Iterator[PathChange]:
    for call, place in script.calls(*CHANGES):
        if receiver(call) != "path" and last_name(call.func) != "addsitedir":
            continue
        if not ast.unparse(call.func).startswith(("sys.path.", "site.", "path.", "addsitedir")):
            continue
        told = " ".join(ast.unparse(arg) for arg in call.args)
        named = (n.id for arg in call.args for n in ast.walk(arg) if isinstance(n, ast.Name))
        names = script.keywords.names
        for name in named:
            where = names.scope_of(name, place.scope, script.tree)
            told += " ".join(ast.unparse(v) for v in names.bound.get((where, name), ()) if v)
        anchored = any(anchor in told for anchor in ANCHORS) or "config_file" in told
        yield PathChange(script.written(call), anchored or "'/" in told)


def imports(
    script: ScriptSource, modules: ModuleFinder
) -> tuple[tuple[Import, ...], tuple[Import, ...]]:
    """The imports of the project's own modules; and those of them that are there for their effect:
    what they bind is never used.
    """
    used = {n.id for n in ast.walk(script.tree) if isinstance(n, ast.Name)}
    own, for_effect = [], []
    for node in ast.walk(script.tree):
        for name, bound in imported(node):
            if name.partition(".")[0] in sys.stdlib_module_names or name.startswith("alembic"):
                continue
            if modules.find(name, script.path, getattr(node, "level", 0)) is None:
                continue
            found = Import(script.written(node), name)
            own.append(found)
            if not bound & used:
                for_effect.append(found)
    return tuple(own), tuple(for_effect)


def imported(node: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Module names with the names that they bind."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name, {alias.asname or alias.name.partition(".")[0]}
    elif isinstance(node, ast.ImportFrom):
        yield node.module or "", {alias.asname or alias.name for alias in node.names}


def logging_calls(script: ScriptSource) -> Iterator[LoggingCall]:
    for call, place in script.calls("fileConfig"):
        told = next((k.value for k in call.keywords if k.arg == "disable_existing_loggers"), None)
        keeps = told is not None and not (isinstance(told, ast.Constant) and told.value is True)
        guards = " ".join(ast.unparse(test) for test in place.conditions)
        guarded = bool(guards) and "config_file_name" not in guards
        yield LoggingCall(script.written(call), True, keeps, guarded, guards if guarded else "")
    for call, _ in script.calls(*SETS_UP_LOGGING):
        yield LoggingCall(script.written(call), False, True, False)


def configuration_at(script: ScriptSource) -> Written | None:
    """`config = context.config`"""
    for node in script.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name()], value=ast.Attribute(attr="config")):
                return script.written(node)
    return None


def first_import(script: ScriptSource) -> Written | None:
    found = (
        node
        for node in script.tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        and getattr(node, "module", "") != "__future__"
    )
    node = next(found, None)
    return script.written(node) if node else None


def sqlalchemy_import(script: ScriptSource) -> Written | None:
    """The last one at the top of the file."""
    found = [
        node
        for node in script.tree.body
        for name, _ in imported(node)
        if name.partition(".")[0] == "sqlalchemy"
    ]
    return script.written(found[-1]) if found else None


def metadata_import(script: ScriptSource) -> Written | None:
    """What brings the metadata that env.py hands over: `from shop.database import Base`."""
    handed = (k.value for c, _ in script.calls("configure") for k in c.keywords)
    found = next((v for v in handed if "metadata" in last_name(root_value(script, v))), None)
    name = ast.unparse(root_value(script, found)).partition(".")[0] if found else ""
    imports = (node for node in script.tree.body if name in bound_by(node))
    node = next(imports, None) if name else None
    return script.written(node) if node else None


def root_value(script: ScriptSource, node: ast.expr) -> ast.expr:
    """What a name of the file is bound to, where that is one thing alone."""
    value = node
    if isinstance(node, ast.Name):
        value = script.keywords.names.only_value(node.id, script.tree) or node
    return value


def bound_by(node: ast.AST) -> set[str]:
    return {name for _, names in imported(node) for name in names}


def bound_names(script: ScriptSource) -> frozenset[str]:
    names = {name for node in script.tree.body for _, bound in imported(node) for name in bound}
    return frozenset(
        names | {n for (scope, n) in script.keywords.names.bound if scope is script.tree}
    )
