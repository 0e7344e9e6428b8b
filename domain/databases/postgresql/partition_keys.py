"""What a partitioned table asks of what is unique."""

from domain.databases.target import Target
from domain.schema.schema import Table


def misses_partitioning(columns: tuple[str, ...], table: Table, target: Target) -> str | None:
    """Each partition has an index of its own: only the partition key tells where to look."""
    if not set(table.partitioned_by) - set(columns) or not target.at_least(11):
        return None
    return "unique constraint on partitioned table must include all partitioning columns"
