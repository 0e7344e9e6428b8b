"""The `StatisticsFile`: JSON, described in docs/stats.md and docs/stats.schema.json."""

import json
from pathlib import Path
from typing import Any

from attrs import asdict
from cattrs import BaseValidationError, Converter, transform_error

from domain.errors import StatisticsUnreadable
from domain.statistics import Statistics

VERSION = 1
AGAIN = "Take them again: assay stats URL > FILE."


class JsonStatisticsFile:
    def text(self, statistics: Statistics) -> str:
        document = {"assay_stats": VERSION, **asdict(statistics)}
        return json.dumps(document, indent=1, ensure_ascii=False) + "\n"

    def read(self, path: str) -> Statistics:
        document = loaded(path)
        version = document.pop("assay_stats", None)
        if version is None:
            raise StatisticsUnreadable("these are no figures of assay stats", AGAIN, path)
        if version != VERSION:
            raise StatisticsUnreadable(
                f"these figures are of version {version}, and this Assay knows {VERSION}",
                AGAIN,
                path,
            )
        try:
            return CONVERTER.structure(document, Statistics)
        except (BaseValidationError, ValueError, TypeError, KeyError) as error:
            first = transform_error(error, path="the document")[0]
            raise StatisticsUnreadable(first, AGAIN, path) from None


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


CONVERTER = Converter(forbid_extra_keys=True)
CONVERTER.register_structure_hook(int, whole)
CONVERTER.register_structure_hook(str, text)
