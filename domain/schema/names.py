"""How tables are named."""

from typing import NamedTuple


# A tuple, since nothing is a key more often: Python hashes and compares tuples by itself.
class TableName(NamedTuple):
    """A table, with its schema where the code names one."""

    name: str
    schema: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"
