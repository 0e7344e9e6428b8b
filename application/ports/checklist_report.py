"""Telling a checklist with its answers."""

from typing import Protocol

from domain.checklist.checklist import Checklist


class ChecklistReport(Protocol):
    def render(self, checklist: Checklist) -> str:
        """The same text for the same checklist, with every item in it, ending with a line break."""
        ...
