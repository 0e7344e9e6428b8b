"""Source code of a project, as the evaluator of revisions gets it."""

import ast
from collections.abc import Callable
from typing import Protocol

from adapters.alembic_project.modules import ModuleSource
from domain.classes import frozen
from domain.environment import UNKNOWN, NamingConvention, Unknown


class Modules(Protocol):
    """Finds the source of modules of the project, as ModuleFinder does."""

    def find(
        self, dotted_name: str, relative_to: str | None = None, level: int = 0
    ) -> ModuleSource | None: ...


def not_noted(name: str | None) -> None:
    """Nobody wants to know whether the schema was asked."""


def not_said(name: str) -> Unknown:
    """Nobody knows which configuration is used."""
    return UNKNOWN


@frozen
class RevisionSource:
    """One revision file, parsed. `path` is relative to the project's root.

    `modules` finds the source of what it imports, where that is the project's own. `asks_schema`
    is called when what the revision does may depend on the schema before it, with the name of the
    table or type that it is asked about, None where that is everything. `naming` is the convention
    of the metadata that env.py hands to Alembic, where one is known. `option` tells an option of
    the configuration; None: nobody sets it. Where it is not wanted as a `whole`, nothing but its
    upgrade() is.
    """

    path: str
    tree: ast.Module
    text: str
    modules: Modules
    asks_schema: Callable[[str | None], None] = not_noted
    naming: NamingConvention | None = None
    option: Callable[[str], str | Unknown | None] = not_said
    whole: bool = True
