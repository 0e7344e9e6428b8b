"""What env.py has from other modules of the project: the parts of them that it names."""

import ast
import re
from collections import deque
from collections.abc import Iterator, Set

from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.modules import ModuleFinder, ModuleSource

MOST_MODULES = 12
MOST_CHARACTERS = 300_000
# Below that a module is read even if it speaks of nothing here: it may hand on what others have.
SMALL = 10_000
SPEAKS = re.compile(r"isolation_level|lock_timeout|\.configure\(")
# Projects have a module of that name beside env.py; it is not the one that env.py means.
ALEMBIC = frozenset(("alembic",))
ALWAYS = frozenset(("__init__", "__enter__", "__aenter__", "__call__"))

Part = tuple[EnvScript, ModuleSource]
Wanted = tuple[ModuleSource, set[str], set[str]]


def followed(source: ModuleSource, tree: ast.Module, modules: ModuleFinder) -> list[Part]:
    """Each module with the part of its tree that is named, and what that names in turn."""
    found: list[Part] = []
    seen = {source.path}
    waiting = deque(imported(source, tree, modules))
    while waiting and len(found) < MOST_MODULES:
        module, names, attributes = waiting.popleft()
        if module.path in seen or not is_worth_reading(module) or module.tree is None:
            continue
        seen.add(module.path)
        part = named(module.tree, names, attributes)
        found.append((EnvScript(module.path, part), module))
        waiting.extend(imported(module, part, modules, names))
    return found


def is_worth_reading(module: ModuleSource) -> bool:
    text = module.text
    return len(text) < SMALL or (len(text) <= MOST_CHARACTERS and bool(SPEAKS.search(text)))


def imported(
    source: ModuleSource, tree: ast.Module, modules: ModuleFinder, wanted: Set[str] = frozenset()
) -> Iterator[Wanted]:
    """Modules with what is wanted of them: names, and attributes that are asked for anywhere.

    Names that others want of this one it may only hand on.
    """
    read, attributes = mentioned(tree)
    names = read | wanted
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if (alias.asname or alias.name.partition(".")[0]) in names - ALEMBIC:
                    module = modules.find(alias.name)
                    if module is not None:
                        yield module, attributes, attributes
        elif isinstance(node, ast.ImportFrom) and (node.level or node.module not in ALEMBIC):
            for alias in node.names:
                if (alias.asname or alias.name) in names:
                    yield from of_name(source, node, alias.name, attributes, modules)


def of_name(
    source: ModuleSource,
    node: ast.ImportFrom,
    name: str,
    attributes: set[str],
    modules: ModuleFinder,
) -> Iterator[Wanted]:
    """`from a import b`: b is a module, or a name of a."""
    inner = f"{node.module}.{name}" if node.module else name
    if (module := modules.find(inner, source.path, node.level)) is not None:
        yield module, attributes, attributes
    elif (module := modules.find(node.module or "", source.path, node.level)) is not None:
        yield module, {name}, attributes


def named(tree: ast.Module, names: set[str], attributes: set[str]) -> ast.Module:
    """The statements that bind the names, and those that these need; of classes some methods."""
    binding: dict[str, list[ast.stmt]] = {}
    for statement in tree.body:
        for name in bound(statement):
            binding.setdefault(name, []).append(statement)
    kept: dict[int, ast.stmt] = {}
    waiting, seen = list(names), set(names)
    while waiting:
        for statement in binding.get(waiting.pop(), ()):
            if id(statement) not in kept:
                kept[id(statement)] = part = part_of(statement, attributes)
                more = mentioned(part)[0] - seen
                seen |= more
                waiting.extend(more)
    body = [kept[id(statement)] for statement in tree.body if id(statement) in kept]
    return ast.Module(body=body, type_ignores=[])


def bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def part_of(statement: ast.stmt, attributes: set[str]) -> ast.stmt:
    """Of a class its constructor and the methods that are asked for, directly or by these."""
    if not isinstance(statement, ast.ClassDef):
        return statement
    wanted = attributes | ALWAYS
    while True:
        body = [s for s in statement.body if getattr(s, "name", None) in wanted]
        asked = {a for method in body for a in mentioned(method)[1]}
        if asked <= wanted:
            break
        wanted = wanted | asked
    part = ast.ClassDef(statement.name, statement.bases, [], body, [])
    return ast.copy_location(part, statement)


def mentioned(tree: ast.AST) -> tuple[set[str], set[str]]:
    """Names that it reads, and attributes."""
    names, attributes = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            attributes.add(node.attr)
    return names, attributes
