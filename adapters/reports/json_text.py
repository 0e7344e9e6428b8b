"""JSON text to plain data, refusing what a review document never holds."""

from json import JSONDecodeError, loads
from typing import NoReturn

from domain.errors import ReviewUnreadable

WAY_OUT = "Send what `assay review --format json` wrote, unchanged."


def parsed(text: str, largest: int) -> object:
    """Raise ReviewUnreadable, also for a field that occurs twice: programs differ in which wins."""
    if len(text) > largest:
        raise ReviewUnreadable(
            f"a document of {len(text):,} characters is longer than the {largest:,} that are read. "
            "Review fewer revisions at once with --revisions."
        )
    try:
        return loads(text, object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
    except JSONDecodeError as error:
        raise ReviewUnreadable(
            f"line {error.lineno}, column {error.colno}: not JSON ({error.msg}). {WAY_OUT}"
        ) from error
    except RecursionError as error:
        raise ReviewUnreadable(f"the document is nested too deeply. {WAY_OUT}") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReviewUnreadable(f"a number in the document is too large. {WAY_OUT}") from error


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ReviewUnreadable(f"the field {twice!r} occurs twice in one object. {WAY_OUT}")
    return members


def _no_constant(name: str) -> NoReturn:
    raise ReviewUnreadable(f"{name} is no JSON number. {WAY_OUT}")
