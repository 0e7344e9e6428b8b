"""The table of docs/reading.md that says how much of each real history is known."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from tests.corpus.histories import histories
from tests.corpus.reviews import golden

READING = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
BEGIN, END = "<!-- resolved: written by make golden -->", "<!-- resolved: end -->"
HEAD = "| history | database | operations on the structure | known whole | half | unread |"


def held() -> dict[str, Any]:
    """What the golden files hold, by history."""
    return {h.name: json.loads(golden(h).read_text(encoding="utf-8")) for h in histories()}


def table(numbers: dict[str, Any]) -> str:
    """Shares are rounded down."""
    rows, total = [], Counter[str]()
    for name, of_history in numbers.items():
        counts = of_history["structure"]
        total.update(counts)
        rows.append(row(name, of_history["database"].split()[0], counts))
    return "\n".join([HEAD, "|---" * 6 + "|", *rows, row("all", "", total)])


def row(name: str, database: str, counts: dict[str, int]) -> str:
    every = sum(counts.values())
    share = f"{1000 * counts['whole'] // every / 10} %"
    return f"| {name} | {database} | {every} | {share} | {counts['half']} | {counts['unread']} |"


def written_in(text: str) -> str:
    """The table in docs/reading.md."""
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def with_table(text: str, made: str) -> str:
    return re.sub(f"{BEGIN}.*{END}", f"{BEGIN}\n\n{made}\n\n{END}", text, flags=re.DOTALL)
