"""A baseline as the text of its file."""

import json
from collections.abc import Iterator

from domain.baseline import Baseline
from domain.direction import Direction
from domain.review.fingerprints import Identity

FORMAT = 1
FORMAT_KEY = "assay_baseline"


def document_of(baseline: Baseline) -> str:
    """ASCII, a line for each identity, in the order of revisions and rules: whoever merges two
    branches merges lines.
    """
    head = {
        FORMAT_KEY: FORMAT,
        "project": baseline.project,
        "databases": list(baseline.databases),
    }
    members = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    entries = [
        f"    {json.dumps(dict(told(identity, baseline.accepted[identity])))}"
        for identity in sorted(baseline.accepted, key=lambda each: each.order)
    ]
    listed = "[\n" + ",\n".join(entries) + "\n  ]" if entries else "[]"
    return "{\n" + ",\n".join([*members, f'  "accepted": {listed}']) + "\n}\n"


def told(identity: Identity, count: int) -> Iterator[tuple[str, object]]:
    """What is as it mostly is, is left out."""
    yield "revision", identity.revision
    yield "rule", identity.rule
    if identity.direction is not Direction.UPGRADE:
        yield "direction", identity.direction.value
    if identity.table is not None:
        yield "table", identity.table
    if identity.column is not None:
        yield "column", identity.column
    if identity.operation:
        yield "operation", identity.operation
    if count != 1:
        yield "count", count
