"""Reviews of real histories through the real command, and what is kept of them as golden files."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from tests.corpus.histories import RealHistory
from tests.corpus.resolved import structure

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent / "golden"


@frozen
class Reviewed:
    """What the command said: its status, and both of its streams."""

    status: int
    output: str
    chatter: str

    @property
    def document(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.output)
        return read


@cache
def review(history: RealHistory) -> Reviewed:
    """`assay review` from the folder of the package, for its main database; once a process."""
    command = [sys.executable, str(ROOT / "assay.py"), "review", history.review]
    options = ["--database", history.database, "--format", "json", "--no-cache"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ASSAY_")}
    told = subprocess.run(
        [*command, *options], cwd=history.folder, env=clean, capture_output=True, text=True
    )
    return Reviewed(told.returncode, told.stdout, told.stderr)


def numbers(history: RealHistory) -> dict[str, Any]:
    """What a golden file holds: how much was read, and how many findings of each rule."""
    document = review(history).document
    revisions = document["revisions"]
    return {
        "review": f"{history.package} {history.version}, {history.review}",
        "database": f"{document['database']} {document['server_version']}",
        "verdict": document["verdict"],
        "revisions": counted(r["status"] for r in revisions),
        "operations": {
            "read": document["summary"]["operations_read"],
            "unread": document["summary"]["operations_unread"],
        },
        "structure": structure(history),
        "unread because": counted(reason["name"] for r in revisions for reason in r["reasons"]),
        "findings": counted(
            f"{f['rule']} ({f['level']}, {f['direction']})" for f in document["findings"]
        ),
        "problems": sorted(problem["name"] for problem in document["problems"]),
    }


def counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def golden(history: RealHistory) -> Path:
    return GOLDEN / f"{history.name}.json"


def as_text(held: dict[str, Any]) -> str:
    return json.dumps(held, indent=2) + "\n"
