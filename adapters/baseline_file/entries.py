"""A line of a baseline, believing nothing."""

from domain.direction import Direction
from domain.review.fingerprints import Identity

PARTS = ("revision", "rule", "direction", "table", "column", "operation", "count")
DIRECTIONS = {direction.value: direction for direction in Direction}
MOST = 2**31 - 1


def entry_of(value: object) -> tuple[Identity, int]:
    """What is accepted, and how often. Raise ValueError, which says what is wrong."""
    if not isinstance(value, dict):
        raise ValueError("an object is wanted, with revision and rule")
    for key in value:
        if key not in PARTS:
            raise ValueError(f"{key}: a line of a baseline has no such part")
    for key in ("revision", "rule"):
        if key not in value:
            raise ValueError(f"{key} is missing")
    direction = text(value, "direction") if "direction" in value else Direction.UPGRADE.value
    if direction not in DIRECTIONS:
        raise ValueError(f"direction: one of {', '.join(DIRECTIONS)} is wanted")
    identity = Identity(
        text(value, "revision"),
        text(value, "rule"),
        DIRECTIONS[direction],
        text(value, "table") if "table" in value else None,
        text(value, "column") if "column" in value else None,
        text(value, "operation") if "operation" in value else "",
    )
    return identity, number(value.get("count", 1))


def text(value: dict[str, object], key: str) -> str:
    part = value[key]
    if not isinstance(part, str):
        raise ValueError(f"{key}: a name is wanted")
    return part


def number(count: object) -> int:
    if type(count) is not int or not 1 <= count <= MOST:
        raise ValueError(f"count: a whole number from 1 to {MOST} is wanted")
    return count
