"""AssayError to exit status and HTTP status: the one table."""

from domain.errors import (
    AssayError,
    InputError,
    ReviewAlreadyKept,
    ReviewNotFound,
    ReviewUnreadable,
    StoreAhead,
    StoreUnreachable,
)

CLEAN, FINDINGS, WRONG_INPUT, ASSAY_FAILED = 0, 1, 2, 3

# By the word of the Verdict: to import it would load half of the domain before `assay --help`.
EXIT_STATUS_OF_VERDICT = {"passed": CLEAN, "failed": FINDINGS, "incomplete": WRONG_INPUT}

# The first row whose class fits counts, so children stand before their parents.
STATUSES: tuple[tuple[type[AssayError], int, int], ...] = (
    (ReviewNotFound, WRONG_INPUT, 404),
    (ReviewAlreadyKept, WRONG_INPUT, 409),
    (ReviewUnreadable, WRONG_INPUT, 422),
    (InputError, WRONG_INPUT, 400),
    (StoreUnreachable, ASSAY_FAILED, 503),
    (StoreAhead, ASSAY_FAILED, 503),
    (AssayError, ASSAY_FAILED, 500),
)


def exit_status_of(error: AssayError) -> int:
    return next(status for kind, status, _ in STATUSES if isinstance(error, kind))


def http_status_of(error: AssayError) -> int:
    return next(status for kind, _, status in STATUSES if isinstance(error, kind))
