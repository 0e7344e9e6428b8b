"""The MetaData that the models of a project are in, told apart and named."""

from __future__ import annotations

from attrs import define, field

from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.metadata import same
from adapters.alembic_project.evaluator.values import Value


@define(eq=False)
class MetaDatas:
    """Each with the name that people would call it by: `Base of app/db.py`."""

    targeted: list[Value] = field(factory=list)
    target_known: bool = False
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
        """None where nobody knows."""
        if not isinstance(metadata, MetaData | Library) or not self.target_known:
            return None
        return any(same(metadata, one) for one in self.targeted)


def shown(owner: Value, metadata: Value, path: str) -> str:
    if isinstance(owner, Class):
        return f"{owner.name} of {owner.frame.unit.path}"
    if isinstance(metadata, Library):
        return metadata.path
    return f"the MetaData of {path}"
