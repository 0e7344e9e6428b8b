"""What decides the effect of an operation, besides the operation itself."""

from domain.classes import frozen
from domain.databases.target import Target
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table
from domain.script import Step


@frozen
class Situation:
    """The step, the schema just before it, and the server.

    `transaction` tells whether the step surely runs in one; None: as Alembic has it by default.
    """

    step: Step
    before: Schema
    target: Target
    transaction: bool | None = None

    @property
    def in_transaction(self) -> bool:
        """Alembic wraps each run in a transaction, unless the step is in an autocommit_block."""
        if self.transaction is None:
            return not self.step.autocommit
        return self.transaction

    def certain(self, *names: TableName) -> bool:
        """Nothing unseen happened, and these tables were seen created: all that is there is known,
        and still is."""
        tables = (self.table(name) for name in names)
        return not self.before.gaps and all(t.complete and not t.doubtful for t in tables)

    def table(self, name: TableName) -> Table:
        return self.before.known_or_blank(name)
