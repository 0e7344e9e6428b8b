"""Sizes, names and purity of the code."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.architecture.tree import ROOT, sources

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "base", "manager", "service"}
FROM_THE_OUTSIDE = {
    "print",
    "open",
    "input",
    "breakpoint",
    "exec",
    "eval",
    "now",
    "today",
    "utcnow",
}
WORK = (ast.For, ast.While, ast.With, ast.Try)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def sizes() -> dict[str, int]:
    """Lines of each file that is more than a package marker."""
    counted = {
        named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in sources()
    }
    return {name: count for name, count in counted.items() if count > 3}


def lengths() -> dict[str, int]:
    """Lines of each function, its signature and docstring among them."""
    return {
        f"{named(file)}:{function.lineno} {function.name}": lines(function)
        for file in sources()
        for function in functions(file)
    }


def test_no_file_is_longer_than_300_lines() -> None:
    assert {name: count for name, count in sizes().items() if count > 300} == {}


def test_files_are_short_as_a_rule() -> None:
    assert median(sizes().values()) <= 80


def test_no_function_is_longer_than_40_lines() -> None:
    assert {name: count for name, count in lengths().items() if count > 40} == {}


def test_functions_are_short_as_a_rule() -> None:
    assert median(lengths().values()) <= 8
    assert quantiles(lengths().values(), n=10)[-1] <= 25


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part for file in sources() for part in Path(named(file)).with_suffix("").parts}
    assert not parts & NAMES_THAT_SAY_NOTHING


@pytest.mark.parametrize("layer", ["domain", "application"])
def test_the_inner_layers_touch_nothing_outside(layer: str) -> None:
    """They never print, read a clock, open a file."""
    calls = [
        f"{named(file)}:{node.lineno} {ast.unparse(node.func)}"
        for file in sorted((ROOT / layer).rglob("*.py"))
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in FROM_THE_OUTSIDE
    ]
    assert calls == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{named(file)}:{node.lineno}"
        for file in sources()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_classes_are_made_by_the_domain() -> None:
    """By define and frozen of domain/classes.py, which start sooner than those of attrs."""
    made = [
        f"{named(file)}:{node.lineno}"
        for file in sources()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom)
        and node.module in ("attr", "attrs")
        and {alias.name for alias in node.names} & {"define", "frozen", "mutable"}
    ]
    assert [place for place in made if not place.startswith("domain/classes.py:")] == []


def test_nothing_happens_on_import() -> None:
    """No loop, no context manager, no try, no bare call at the level of a module."""
    busy = [
        f"{named(file)}:{node.lineno}"
        for file in sources()
        for node in tree(file).body
        if isinstance(node, WORK)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    ]
    assert busy == []
