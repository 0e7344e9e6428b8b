"""The type of a column, as the target database names it."""

from attrs import field

from domain.classes import frozen


@frozen
class DataType:
    """`name` is the database's own word in lower case, without its arguments.

    One word per type: `integer`, `bigint`, `smallint`, `numeric`, `real`, `double precision`,
    `varchar`, `char`, `text`, `boolean`, `date`, `time`, `timetz`, `timestamp`, `timestamptz`,
    `interval`, `bytea`, `uuid`, `json`, `jsonb`, `enum` on PostgreSQL; `integer`, `numeric`,
    `datetime`, `double`, `longtext` and so on elsewhere. A type that the source names but that
    nothing resolves to a database's word keeps its name as written (`geoalchemy2.Geometry`) and
    is `custom`. `made_elsewhere` tells that the source creates no such type on PostgreSQL: it says
    `create_type=False`.
    """

    name: str
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    values: tuple[str, ...] = ()
    type_name: str | None = None
    dimensions: int = 0
    unsigned: bool = False
    collation: str | None = None
    charset: str | None = None
    custom: bool = False
    made_elsewhere: bool = field(default=False, eq=False, repr=False)

    def __str__(self) -> str:
        shown = self.type_name or self.name
        arguments = [n for n in (self.length, self.precision, self.scale) if n is not None]
        if arguments:
            shown += f"({', '.join(str(n) for n in arguments)})"
        return shown + " unsigned" * self.unsigned + "[]" * self.dimensions
