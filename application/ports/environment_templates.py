"""The files of an Alembic environment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.classes import frozen
from domain.initiation.placing import PlannedFile
from domain.initiation.plan import Plan


@frozen
class FirstRevision:
    id: str
    written: datetime


class EnvironmentTemplates(Protocol):
    def files(self, plan: Plan, first: FirstRevision) -> Sequence[PlannedFile]:
        """All that the plan asks for, in the order in which they are best read.

        The same plan and first revision give the same files.
        """
        ...
