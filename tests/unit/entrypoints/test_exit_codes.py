"""The table of statuses."""

from domain.review.outcome import Verdict
from entrypoints.exit_codes import EXIT_STATUS_OF_VERDICT


def test_each_verdict_has_a_status() -> None:
    assert set(EXIT_STATUS_OF_VERDICT) == {verdict.value for verdict in Verdict}
    assert len(set(EXIT_STATUS_OF_VERDICT.values())) == len(Verdict)
