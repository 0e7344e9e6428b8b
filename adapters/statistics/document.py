"""The `StatisticsFile`: JSON, described in docs/stats.md and docs/stats.schema.json."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from attrs import asdict
from cattrs import BaseValidationError, Converter, transform_error

from domain.errors import StatisticsUnreadable
from domain.statistics import Statistics

VERSION = 1
DATABASES = ("postgresql", "mysql", "mariadb")
LISTS = ("revisions", "tables", "ids", "transactions", "missing")
AGAIN = "Take them again: assay stats URL > FILE."


class JsonStatisticsFile:
    def text(self, statistics: Statistics) -> str:
        """In ASCII: what it is led into need not be UTF-8."""
        document = {"assay_stats": VERSION, **asdict(statistics)}
        return json.dumps(document, indent=1) + "\n"

    def read(self, path: str) -> Statistics:
        document = loaded(path)
        version = document.pop("assay_stats", None)
        if version is None:
            raise StatisticsUnreadable("these are no figures of assay stats", AGAIN, path)
        if version is True or version != VERSION:
            raise StatisticsUnreadable(
                f"these figures are of version {version}, and this Assay knows {VERSION}",
                AGAIN,
                path,
            )
        try:
            statistics = converter().structure(document, Statistics)
        except (BaseValidationError, ValueError, TypeError, KeyError) as error:
            first = transform_error(error, path="the document")[0]
            raise StatisticsUnreadable(first, AGAIN, path) from None
        for fault in faults(document, statistics):
            raise StatisticsUnreadable(fault, AGAIN, path)
        return statistics


def faults(document: dict[str, Any], statistics: Statistics) -> Iterator[str]:
    """What the types alone do not tell."""
    for name in LISTS:
        if not isinstance(document.get(name, []), list):
            yield f"{name}: a list is wanted"
    if statistics.database not in DATABASES:
        yield f"database: {statistics.database!r} is none of {', '.join(DATABASES)}"
    for name, moment in (("taken", statistics.taken), ("since", statistics.since)):
        if moment is not None and not is_moment(moment):
            yield f"{name}: {moment!r} is no moment as in 2026-11-23T02:00:00Z"
    if any(one.limit < 1 for one in statistics.ids):
        yield "ids: limit: a number from 1 is wanted"


def is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def loaded(path: str) -> dict[str, Any]:
    """Raise StatisticsUnreadable."""
    try:
        document = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        why = error.strerror or "no reason given"
        raise StatisticsUnreadable(f"this cannot be read ({why})", AGAIN, path) from None
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}"
        raise StatisticsUnreadable(f"this is no JSON ({error.msg})", AGAIN, place) from None
    except (ValueError, RecursionError):
        raise StatisticsUnreadable("this is no JSON text", AGAIN, path) from None
    if not isinstance(document, dict):
        raise StatisticsUnreadable("these are no figures of assay stats", AGAIN, path)
    return document


def whole(value: Any, kind: object) -> int:
    """cattrs would make a number of a text."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("no whole number from 0")
    return value


def text(value: Any, kind: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


@cache
def converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(int, whole)
    made.register_structure_hook(str, text)
    return made
