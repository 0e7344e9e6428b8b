"""Write the safe corrections of a set-up."""

from collections.abc import Callable

from attrs import evolve

from application.ports.corrections import Corrections
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.classes import frozen
from domain.diagnosis.correcting import Correction, correction
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
        other. Raise CorrectionRefused where one cannot be written, or did not help. Whatever
        fails, the files are then as they were.
        """
        before: dict[str, str] = {}
        now: dict[str, str] = {}
        try:
            return self.mended(request, may, before, now)
        except BaseException:
            if before:
                self.corrections.write(request.path, now, before)
            raise

    def mended(
        self, request: DiagnosisRequest, may: Asking, before: dict[str, str], now: dict[str, str]
    ) -> int:
        """Tells in `before` and `now` what was written so far."""
        mended = 0
        setup = self.diagnosing.setup(request)
        for _ in range(MOST_ROUNDS):
            found = self.next_correction(setup, request)
            if not found.issues or not may(found):
                break
            old = {path: setup.files[path] for path in found.texts}
            self.corrections.write(request.path, old, found.texts)
            before.update({path: text for path, text in old.items() if path not in before})
            now.update(found.texts)
            setup = self.diagnosing.setup(request)
            self.check(setup, request, found)
            mended += len(found.issues)
        return mended

    def next_correction(self, setup: Setup, request: DiagnosisRequest) -> Correction:
        found = correction(self.diagnosing.judge(setup, request), setup.files)
        texts = found.texts.items()
        diff = "\n".join(between(path, setup.files[path], text) for path, text in texts)
        return evolve(found, diff=diff)

    def check(self, setup: Setup, request: DiagnosisRequest, done: Correction) -> None:
        """Raise CorrectionRefused where something that was mended is still there."""
        found = self.diagnosing.judge(setup, request)
        still = {(issue.rule, issue.message) for issue in found.issues}
        for issue in done.issues:
            if (issue.rule, issue.message) in still:
                raise CorrectionRefused(
                    str(issue.location or ""), f"the correction of {issue.rule} did not mend it"
                )
