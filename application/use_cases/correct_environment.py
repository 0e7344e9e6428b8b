"""Write the safe corrections of a set-up."""

from collections.abc import Callable

from attrs import evolve

from application.ports.corrections import Corrections
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.classes import frozen
from domain.diagnosis.correcting import Correction, correction
from domain.diagnosis.diagnosing import diagnose
from domain.diagnosis.diff import between
from domain.diagnosis.setup import Setup
from domain.errors import CorrectionRefused

MOST_ROUNDS = 8
Asking = Callable[[Correction], bool]
"""Given what would be written, says whether it may be."""


@frozen
class CorrectEnvironment:
    diagnosing: DiagnoseEnvironment
    corrections: Corrections

    def __call__(self, request: DiagnosisRequest, may: Asking) -> int:
        """How many issues were mended. Corrections of the same lines are written one after the
        other. Raise CorrectionRefused where one cannot be written, or did not help; the files are
        then as they were.
        """
        mended = 0
        before: dict[str, str] = {}
        for _ in range(MOST_ROUNDS):
            setup = self.diagnosing.setup(request)
            found = self.next_correction(setup, request)
            if not found.issues or not may(found):
                break
            old = {path: setup.files[path] for path in found.texts}
            self.corrections.write(request.path, old, found.texts)
            before = {**old, **before}
            self.check(request, found, before)
            mended += len(found.issues)
        return mended

    def next_correction(self, setup: Setup, request: DiagnosisRequest) -> Correction:
        judged = diagnose(setup, self.diagnosing.rules, self.diagnosing.policy(request))
        found = correction(judged, setup.files)
        texts = found.texts.items()
        diff = "\n".join(between(path, setup.files[path], text) for path, text in texts)
        return evolve(found, diff=diff)

    def check(self, request: DiagnosisRequest, done: Correction, before: dict[str, str]) -> None:
        """Takes everything back where something that was mended is still there."""
        setup = self.diagnosing.setup(request)
        found = diagnose(setup, self.diagnosing.rules, self.diagnosing.policy(request))
        still = {(issue.rule, issue.message) for issue in found.issues}
        for issue in done.issues:
            if (issue.rule, issue.message) in still:
                now = {path: setup.files[path] for path in before}
                self.corrections.write(request.path, now, before)
                raise CorrectionRefused(
                    str(issue.location or ""), f"the correction of {issue.rule} did not mend it"
                )
