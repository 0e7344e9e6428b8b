"""Steps that are raw SQL, taken apart into the operations that they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from domain.classes import frozen

if TYPE_CHECKING:
    from application.ports.sql_reader import SqlReader
    from domain.databases.target import Target
    from domain.script import RevisionScripts, Script, Step


@frozen
class SqlTakenApart:
    """Scripts with each RunSql replaced by its statements, at the same place in the source."""

    reader: SqlReader
    target: Target

    def __call__(self, scripts: RevisionScripts) -> RevisionScripts:
        return attrs.evolve(
            scripts,
            upgrade=self.script(scripts.upgrade),
            downgrade=self.script(scripts.downgrade),
        )

    def script(self, script: Script) -> Script:
        from domain.operations import RunSql

        if not any(isinstance(step.operation, RunSql) for step in script.steps):
            return script
        return attrs.evolve(
            script, steps=tuple(part for step in script.steps for part in self._parts(step))
        )

    def _parts(self, step: Step) -> Iterator[Step]:
        from domain.operations import RunSql

        if not isinstance(step.operation, RunSql):
            yield step
            return
        for statement in self.reader.statements(step.operation.text, self.target):
            for operation in statement.operations:
                if isinstance(operation, RunSql) and statement.fault:
                    operation = attrs.evolve(operation, fault=statement.fault)
                yield attrs.evolve(
                    step,
                    operation=operation,
                    conditional=step.conditional or statement.conditional,
                    guarded=step.guarded or statement.guarded,
                    as_sql=True,
                )
