"""A comment behind the first line of a statement."""

from libcst import (
    Comment,
    ImportFrom,
    ParenthesizedWhitespace,
    SimpleWhitespace,
    TrailingWhitespace,
)

from adapters.rewriting.targets import Line

TWO = SimpleWhitespace("  ")


def remarked(line: Line, comment: str) -> Line:
    """One that is there already stays in front of it."""
    first = line.body[0]
    if isinstance(first, ImportFrom) and first.lpar:
        space = first.lpar.whitespace_after
        if isinstance(space, ParenthesizedWhitespace):
            opened = space.with_changes(first_line=commented(space.first_line, comment))
            bracket = first.lpar.with_changes(whitespace_after=opened)
            return line.with_changes(body=[first.with_changes(lpar=bracket), *line.body[1:]])
    return line.with_changes(trailing_whitespace=commented(line.trailing_whitespace, comment))


def commented(end: TrailingWhitespace, comment: str) -> TrailingWhitespace:
    if end.comment is None:
        return end.with_changes(whitespace=TWO, comment=Comment(comment))
    return end.with_changes(comment=Comment(f"{end.comment.value.rstrip()}  {comment}"))
