"""Types that the schema knows by a name of its own: enums and domains."""

from domain.databases.situation import Situation
from domain.schema.datatypes import DataType


def based(datatype: DataType, situation: Situation) -> DataType:
    """A domain without a constraint is its own type by another name, and an enum is one."""
    objects = situation.before.objects
    domain = objects.domains.get(datatype.name.lower())
    if domain is not None:
        return datatype if domain.checked else domain.type
    if datatype.custom and datatype.name in objects.enums:
        return DataType("enum", type_name=datatype.name, dimensions=datatype.dimensions)
    return datatype


def below(datatype: DataType, situation: Situation) -> DataType:
    """The type whose values a domain has, whether it checks them or not."""
    domain = situation.before.objects.domains.get(datatype.name.lower())
    return based(datatype if domain is None else domain.type, situation)
