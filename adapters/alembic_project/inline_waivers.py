"""Waivers in the comments of a revision, and the lines that each speaks for."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.source import Location
from domain.waivers import Lines, Waiver, waiver_of

if TYPE_CHECKING:
    from adapters.alembic_project.source import RevisionSource

OTHERS = r"#\s*(?:noqa|nosec|type:|pragma|pylint|fmt:)"
# What other tools are told in the same comment may stand before it or after it.
MARK = re.compile(
    rf"(?:{OTHERS}[^#]*)*#\s*(?:assay:|(?i:assay)\s*:(?=\s*(?i:allow)\b))\s*"
    rf"(?P<text>.*?)(?=\s+{OTHERS}|$)"
)
MAY_STAND = re.compile(r"#\s*assay\s*:", re.IGNORECASE)


def waivers_of(source: RevisionSource) -> tuple[Waiver, ...]:
    if not MAY_STAND.search(source.text):
        return ()
    return tuple(found(source))


def found(source: RevisionSource) -> Iterator[Waiver]:
    lines = source.text.split("\n")
    for token in comments(source.text):
        marked = MARK.match(token.string)
        if marked is None:
            continue
        line, column = token.start
        alone = not lines[line - 1][:column].strip()
        reach = reach_of(source.tree, following(lines, line) if alone else line)
        yield waiver_of(marked["text"], Location(source.path, line, column + 1), reach)


def comments(text: str) -> Iterator[tokenize.TokenInfo]:
    """A text that was parsed can be taken into tokens; where not, its comments are not known."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def following(lines: list[str], line: int) -> int:
    """The next line that is code: a comment that stands alone speaks of what follows it."""
    for number, text in enumerate(lines[line:], line + 1):
        if text.strip() and not text.lstrip().startswith("#"):
            return number
    return line


def reach_of(tree: ast.Module, line: int) -> Lines | None:
    """The innermost statement at the line; None at the top of the file: the whole revision."""
    innermost: ast.stmt | None = None
    statements: list[ast.stmt] = tree.body
    while True:
        around = next((s for s in statements if first_line(s) <= line <= last_line(s)), None)
        if around is None:
            break
        innermost = around
        if line == around.lineno and not is_compound(around):
            break
        statements = [s for s in ast.iter_child_nodes(around) if isinstance(s, ast.stmt)]
        statements += [
            statement
            for part in ast.iter_child_nodes(around)
            if isinstance(part, ast.ExceptHandler | ast.match_case)
            for statement in part.body
        ]
    if innermost is None or (innermost in tree.body and not is_definition(innermost)):
        return None
    return Lines(first_line(innermost), last_line(innermost))


def is_compound(statement: ast.stmt) -> bool:
    return hasattr(statement, "body") or isinstance(statement, ast.Match)


def is_definition(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def last_line(statement: ast.stmt) -> int:
    return statement.end_lineno or statement.lineno
