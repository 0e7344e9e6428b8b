"""The command line. A command's module is imported only when that command runs."""

from entrypoints.cli.group import main

__all__ = ["main"]
