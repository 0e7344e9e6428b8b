"""The nodes of a tree are those that the standard library tells."""

import ast
from pathlib import Path

import pytest

from adapters.alembic_project.nodes import children, nodes_of

HERE = Path(__file__)
SAMPLES = {
    "this file": HERE.read_text(encoding="utf-8"),
    "odd": "global a\nx = {**a, 'k': 1j, 2: ...}\nf(*a, k=b'', **c)\n"
    "match x:\n    case {'a': 1, **rest}: del x\n    case [*_, None]: pass\n",
}


def told(nodes: object) -> list[ast.AST]:
    """Not whether a name is read or given a value."""
    return [node for node in nodes if not isinstance(node, ast.expr_context)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_all_nodes_come_in_the_order_of_the_standard_library(text: str) -> None:
    tree = ast.parse(text)

    assert told(nodes_of(tree)) == told(ast.walk(tree))


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_children_are_those_of_the_standard_library(text: str) -> None:
    for node in ast.walk(ast.parse(text)):
        assert told(children(node)) == told(ast.iter_child_nodes(node))
