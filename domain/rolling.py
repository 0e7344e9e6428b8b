"""Rolling deploys: what a step means to the release before, which runs while it is made.

A step expands where the new release can use more than before, and contracts where the one before
cannot do something any more. A revision is the sum of its steps: what it puts back in place under
the old name breaks nothing.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from domain.classes import frozen
from domain.schema.names import TableName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.schema.schema import Schema


class Phase(Enum):
    EXPAND = "expand"
    CONTRACT = "contract"
    BOTH = "both"
    NEITHER = "neither"


class Kind(Enum):
    """GONE: asked for by a name that is no longer there. REQUIRED: an INSERT that leaves a column
    out. REFUSED: values that were allowed. CHANGED: values that mean something else.
    """

    GONE = "gone"
    REQUIRED = "required"
    REFUSED = "refused"
    CHANGED = "changed"


@frozen
class Break:
    """What the release before breaks on: `code that reads or writes orders.note`."""

    kind: Kind
    what: str
    table: TableName | None = None
    column: str | None = None


@frozen
class Rolling:
    """What one step means to the release before."""

    expands: bool = False
    breaks: tuple[Break, ...] = ()

    @property
    def phase(self) -> Phase:
        return phase_of(self.expands, bool(self.breaks))


@frozen
class Rollout:
    """What a whole revision means to it: `breaks` in words, each once."""

    phase: Phase = Phase.NEITHER
    breaks: tuple[str, ...] = ()


def phase_of(expands: bool, contracts: bool) -> Phase:
    if expands:
        return Phase.BOTH if contracts else Phase.EXPAND
    return Phase.CONTRACT if contracts else Phase.NEITHER


def rollout(steps: Iterable[Rolling], after: Schema) -> Rollout:
    """`after` is the schema that the revision leaves."""
    steps = tuple(steps)
    left = [each.what for step in steps for each in step.breaks if not mended(each, after)]
    words = tuple(dict.fromkeys(left))
    return Rollout(phase_of(any(step.expands for step in steps), bool(words)), words)


def mended(broken: Break, after: Schema) -> bool:
    """By the end of the revision the release before finds what it needs all the same."""
    if broken.table is None:
        return False
    table = after.table(broken.table)
    if broken.kind is Kind.GONE:
        return is_there(broken, after)
    if table is None or broken.column is None:
        return False
    column = table.column(broken.column)
    if broken.kind is Kind.REQUIRED and column is not None:
        return column.nullable is not False or column.default is not None
    return table.complete and column is None


def is_there(broken: Break, after: Schema) -> bool:
    """A table or view of the name, with the column where it is about one."""
    if broken.table is None or broken.table in after.objects.views:
        return broken.table is not None
    table = after.table(broken.table)
    if table is None or broken.column is None:
        return table is not None
    return table.column(broken.column) is not None
