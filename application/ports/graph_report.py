"""A drawing of the revision graph."""

from typing import Protocol

from domain.lanes.graph import RevisionGraph


class GraphReport(Protocol):
    def render(self, graph: RevisionGraph) -> str:
        """The whole drawing, ending with a line break.

        Every revision is in it. What the project calls things is text and nothing else.
        """
        ...
