"""Baselines on disk."""

import os
from contextlib import suppress
from pathlib import Path

from adapters.baseline_file.reading import baseline_in
from adapters.baseline_file.writing import document_of
from domain.baseline import Baseline
from domain.errors import BaselineUnusable, FileUnreadable, FileUnwritable

MOST_BYTES = 50_000_000


class BaselineFiles:
    def read(self, path: str) -> Baseline | None:
        try:
            with open(path, "rb") as file:
                content = file.read(MOST_BYTES + 1)
            text = content.decode()
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise BaselineUnusable(path, line, "this is no UTF-8", "Restore the file.") from None
        except OSError as error:
            raise FileUnreadable(path, error.strerror or "no reason given") from None
        if len(content) > MOST_BYTES:
            raise FileUnreadable(path, f"it has more than {MOST_BYTES:,} bytes")
        return baseline_in(text, path)

    def write(self, path: str, baseline: Baseline) -> None:
        """A link stays a link: the file that it leads to is written."""
        place = Path(os.path.realpath(path))
        part = place.with_name(f".{place.name}-{os.getpid()}-{os.urandom(4).hex()}")
        try:
            with open(part, "x", encoding="ascii", newline="\n") as file:
                file.write(document_of(baseline))
            os.replace(part, place)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise FileUnwritable(path, error.strerror or "no reason given") from None
