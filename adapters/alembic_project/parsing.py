"""Python source as a tree; what cannot be parsed says where and why."""

import ast
import sys
import warnings

from adapters.alembic_project.text import Unreadable

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def parse(text: str) -> ast.Module:
    """Raise Unreadable. Warnings about the code (`"\\d"`) are its owners' business: not shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except SyntaxError as error:
            raise syntax_error(text, error) from None
        except (RecursionError, MemoryError):
            raise Unreadable(
                "nested-too-deep",
                "Python cannot parse this: it is nested too deep",
                "Take the deepest expression apart.",
            ) from None
        except ValueError as error:
            raise Unreadable(
                "syntax-error", f"Python cannot parse this: {error}", "Correct it."
            ) from None


def syntax_error(text: str, error: SyntaxError) -> Unreadable:
    line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
    conflict = next((n for n, x in enumerate(text.splitlines(), 1) if x.startswith("<<<<<<< ")), 0)
    if conflict:
        return Unreadable(
            "merge-conflict",
            "a merge conflict was left in this file",
            "Resolve it: decide which side's lines stay.",
            conflict,
        )
    return Unreadable(
        "syntax-error",
        f"Python {PYTHON} cannot parse this: {error.msg}",
        f"Correct it; if it is syntax of a newer Python, run Assay with that instead of {PYTHON}.",
        line,
        column,
    )
