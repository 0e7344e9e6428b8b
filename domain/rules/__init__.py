"""The rules: RULES is the one list of them, loaded when somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.rules.every import RULES

__all__ = ["RULES"]


def __getattr__(name: str) -> object:
    """One rule alone, and what all are made of, may be had without the others."""
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from domain.rules.every import RULES

    return RULES
