"""What a rule wants of Python source, told by its syntax: the layout is for whoever writes it."""

from collections.abc import Callable, Sequence

from domain.classes import frozen


@frozen
class Span:
    """Where a piece of syntax stands: lines count from 1, columns from 0, `end` is the one behind.

    Where only its line is known, both columns are 0, and it is the statement of that line.
    """

    path: str
    first: int
    start: int
    last: int
    end: int

    @classmethod
    def of_line(cls, path: str, line: int) -> "Span":
        return cls(path, line, 0, line, 0)


@frozen
class Rewrite:
    """A change of the piece at `at`. `code` says it where it cannot be written; it may be empty."""

    at: Span

    @property
    def code(self) -> str:
        return ""


@frozen
class KeywordsAdded(Rewrite):
    """A call with more keywords, each written as `name=value`."""

    keywords: tuple[str, ...]

    @property
    def code(self) -> str:
        return ", ".join(self.keywords)


@frozen
class Replaced(Rewrite):
    """Another expression in place of one."""

    new: str

    @property
    def code(self) -> str:
        return self.new


@frozen
class Wrapped(Rewrite):
    """The same expression with something in front of it and behind it."""

    before: str = ""
    after: str = ""

    @property
    def code(self) -> str:
        return f"{self.before}...{self.after}"


@frozen
class Unwrapped(Rewrite):
    """Of a call its one argument, with something behind it."""

    after: str = ""

    @property
    def code(self) -> str:
        return f"...{self.after}"


@frozen
class StatementsAdded(Rewrite):
    """Lines of code, with four blanks a level, above the statement in which the piece is, or below
    it; those of a block stand together.
    """

    lines: tuple[str, ...]
    below: bool = True

    @property
    def code(self) -> str:
        return "\n".join(self.lines)


@frozen
class StatementGone(Rewrite):
    """The statement in which the piece is, taken out with the comment in its own line."""


@frozen
class Raising(Rewrite):
    """An `except` that lets its error out at its end."""

    @property
    def code(self) -> str:
        return "raise"


@frozen
class Remarked(Rewrite):
    """The statement in which the piece is, with a comment behind its first line."""

    comment: str

    @property
    def code(self) -> str:
        return self.comment


Rewriter = Callable[[str, Sequence[Rewrite]], str | None]
"""Given a file's text and what is wanted of it, gives the new one; None where that cannot be."""


def not_rewritten(text: str, rewrites: Sequence[Rewrite]) -> None:
    """For those who do not show corrected lines of Python."""
