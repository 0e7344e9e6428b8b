"""Words that several rules use."""

from domain.databases.effect import Blocks, Effect
from domain.schema.elements import ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName


def waiting(effect: Effect, table: TableName) -> str:
    """What has to wait meanwhile: `writes to orders`, `reads and writes of orders`."""
    lock = effect.lock_on(table)
    if lock is not None and lock.blocks is Blocks.READS_AND_WRITES:
        return f"reads and writes of {table}"
    return f"writes to {table}"


def named(element: Index | Unique | ForeignKey | PrimaryKey) -> str:
    """By name, or by columns where it has none."""
    if element.name:
        return element.name
    parts = element.elements if isinstance(element, Index) else element.columns
    return f"on ({', '.join(parts)})"
