"""The MetaData that the models of a project are in, told apart and named."""

from __future__ import annotations

from attrs import field

from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.library import Library, library
from adapters.alembic_project.evaluator.metadata import same
from adapters.alembic_project.evaluator.values import Value
from domain.classes import define


@define(eq=False)
class MetaDatas:
    """Each with the name that people would call it by: `Base of app/db.py`.

    `named_later`: one of them gets its naming convention once it is there.
    """

    targeted: list[Value] = field(factory=list)
    target_known: bool = False
    named_later: bool = False
    named: list[tuple[Value, str]] = field(factory=list)

    def name(self, metadata: Value, suggested: str) -> str:
        """The name it has, or gets now."""
        for known, name in self.named:
            if same(known, metadata):
                return name
        if not isinstance(metadata, MetaData | Library):
            return ""
        self.named.append((metadata, suggested))
        return suggested

    def is_targeted(self, metadata: Value) -> bool | None:
        """None where nobody knows: what a package that is not read has may be the same again."""
        if not isinstance(metadata, MetaData | Library) or not self.target_known:
            return None
        if any(same(metadata, one) for one in self.targeted):
            return True
        read = [isinstance(one, MetaData) for one in (metadata, *self.targeted)]
        return False if all(read) else None


def canonical(metadata: Value) -> Value:
    """Flask-AppBuilder has its Model in several places."""
    if isinstance(metadata, Library) and metadata.root == "flask_appbuilder":
        return library("flask_appbuilder.Model.metadata")
    return metadata


def shown(base: str, metadata: Value, path: str) -> str:
    if base:
        return base
    return metadata.path if isinstance(metadata, Library) else f"the MetaData of {path}"
