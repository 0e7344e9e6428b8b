"""Whether to colour what goes to stdout."""

import os
import sys


def colours_wanted() -> bool:
    """On a terminal, unless NO_COLOR is set to anything (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
