"""Changes of Python source."""

from collections.abc import Sequence
from typing import Protocol

from domain.diagnosis.rewrites import Rewrite


class Rewriting(Protocol):
    """Whatever is not meant stays as it is: comments, layout, line breaks."""

    def __call__(self, text: str, rewrites: Sequence[Rewrite]) -> str | None:
        """The text of a file with all that is wanted of it.

        None where it is no Python, where a place is not what the rewrite takes it for, or where
        what came of it could not be read.
        """
        ...
