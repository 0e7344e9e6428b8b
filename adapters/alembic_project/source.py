"""Source code of a project, as the evaluator of revisions gets it."""

import ast

from attrs import frozen

from adapters.alembic_project.modules import ModuleFinder


@frozen
class RevisionSource:
    """One revision file, parsed. `path` is relative to the project's root.

    `modules` finds the source of what it imports, where that is the project's own.
    """

    path: str
    tree: ast.Module
    text: str
    modules: ModuleFinder
