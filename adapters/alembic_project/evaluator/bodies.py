"""What stands in `upgrade()` or `downgrade()` at first sight."""

from __future__ import annotations

import ast

from domain.script import Body


def body_of(statements: list[ast.stmt]) -> Body:
    """EMPTY where nothing would run, RAISES where nothing but a raise would."""
    effective = [s for s in statements if not is_idle(s)]
    if not effective:
        return Body.EMPTY
    return Body.RAISES if isinstance(effective[0], ast.Raise) else Body.PRESENT


def is_idle(statement: ast.stmt) -> bool:
    """`pass`, a docstring, an ellipsis, a bare `return`."""
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Return(value=None | ast.Constant()):
            return True
    return False
