"""What `assay init` did, or would do, as text."""

from typing import Protocol

from application.use_cases.initialise_environment import Initiation


class InitiationReport(Protocol):
    def render(self, initiation: Initiation) -> str:
        """A line a file and what to do next; before anything is done, the changes as well."""
        ...
