"""Where in the reviewed code something stands."""

from domain.classes import frozen


@frozen
class Location:
    """A place in a file of the reviewed project.

    `path` is relative to the project's root, with forward slashes; `line` and `column` count
    from 1. `via` holds the calls that led here, outermost first: the line of the revision, then
    the lines of the helpers.
    """

    path: str
    line: int
    column: int = 1
    via: tuple["Location", ...] = ()

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen
class Problem:
    """Input that could not be used: what it is, where, and what to do about it.

    `name` is one of a fixed list of kebab-case words (`syntax-error`, `missing-parent`, ...).
    """

    name: str
    message: str
    way_out: str
    location: Location | None = None
