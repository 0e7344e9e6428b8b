"""The two ways in which a revision runs."""

from enum import Enum


class Direction(Enum):
    UPGRADE = "upgrade"
    DOWNGRADE = "downgrade"

    # A member is one object: without this Python hashes its name, and in Python.
    __hash__ = object.__hash__
