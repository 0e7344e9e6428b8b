"""The blocks of docs/ci.md, by their names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- block: (?P<name>[\w-]+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)


def blocks() -> dict[str, str]:
    text = (ROOT / "docs" / "ci.md").read_text()
    return {found["name"]: found["text"] for found in BLOCK.finditer(text)}
