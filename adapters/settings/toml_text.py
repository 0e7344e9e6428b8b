"""A waiver as TOML."""

import json

from domain.waivers import BoundWaiver


def block_of(waiver: BoundWaiver, *, in_pyproject: bool) -> str:
    """A table of its own, ending with a line break."""
    stated = waiver.waiver
    members = {
        "revision": text(waiver.revision),
        "rule": text(stated.rules[0]),
        "table": text(stated.table) if stated.table is not None else None,
        "reason": text(stated.reason),
        "until": stated.until,
        "digest": text(waiver.digest),
    }
    lines = [f"{key} = {value}\n" for key, value in members.items() if value is not None]
    return "".join(["[[tool.assay.waivers]]\n" if in_pyproject else "[[waivers]]\n", *lines])


def text(value: str) -> str:
    """A string of TOML is one of JSON, but for DEL; neither holds half a surrogate pair."""
    whole = value.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
