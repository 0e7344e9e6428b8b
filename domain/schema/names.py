"""How tables are named."""

from attrs import frozen


@frozen(order=True, cache_hash=True)
class TableName:
    """A table, with its schema where the code names one."""

    name: str
    schema: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"
