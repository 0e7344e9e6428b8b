"""A diagnosis, told to somebody."""

from typing import Protocol

from domain.diagnosis.diagnosis import Diagnosis


class DiagnosisReport(Protocol):
    def render(self, diagnosis: Diagnosis) -> str:
        """The whole report, ending with a line break."""
        ...
