"""Types by the kind of value that a program gets for them."""

from domain.schema.datatypes import DataType

KINDS = {
    "whole number": "integer int bigint smallint tinyint mediumint serial bigserial year",
    "exact number": "numeric decimal money",
    "rounded number": "real double float",
    "text": "varchar text char citext longtext mediumtext tinytext enum string name nvarchar nchar",
    "bytes": "bytea blob longblob mediumblob tinyblob binary varbinary",
    "truth value": "boolean bool",
    "date": "date",
    "time of day": "time timetz",
    "moment without a zone": "timestamp datetime",
    "moment with a zone": "timestamptz",
    "duration": "interval",
    "document": "json jsonb hstore",
    "UUID": "uuid",
    "network address": "inet cidr macaddr macaddr8",
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names.split()}


def kind_of(datatype: DataType) -> str | None:
    """None where it is not known; a list of them is a kind of its own."""
    kind = None if datatype.custom else KIND_OF.get(datatype.name.split()[0])
    return f"list of {kind}" if kind and datatype.dimensions else kind
