"""The nodes of a syntax tree, sooner than `ast.walk` tells them."""

import ast
from collections.abc import Iterator

# What stands in most fields and has no nodes in it.
LEAVES = frozenset((int, str, type(None), ast.Load, ast.Store, ast.Del))
# Half of all nodes.
CHILDLESS = frozenset((ast.Name, ast.Constant, ast.alias))


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Those right below, in the order in which they are written in the grammar; not whether a name
    is read or given a value.
    """
    for value in vars(node).values():
        kind = value.__class__
        if kind is list:
            yield from (each for each in value if isinstance(each, ast.AST))
        elif kind not in LEAVES and isinstance(value, ast.AST):
            yield value


def nodes_of(tree: ast.AST) -> list[ast.AST]:
    """It and all below, those of one depth after each other, as `ast.walk` has them."""
    found = [tree]
    for node in found:
        if node.__class__ in CHILDLESS:
            continue
        for value in vars(node).values():
            kind = value.__class__
            if kind is list:
                found += [each for each in value if isinstance(each, ast.AST)]
            elif kind not in LEAVES and isinstance(value, ast.AST):
                found.append(value)
    return found
