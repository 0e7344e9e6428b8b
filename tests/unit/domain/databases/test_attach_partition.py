"""Which CHECK spares ATTACH PARTITION the reading, as PostgreSQL 15 told with DEBUG1."""

import pytest

from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import AttachPartition

POSTGRESQL = Target.of("postgresql", "15")
VISITS, OF_2027 = TableName("visits"), TableName("visits_2027")
ATTACH = AttachPartition(VISITS, OF_2027, "FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')")
RANGE = "at >= '2027-01-01' AND at < '2028-01-01'"


@pytest.mark.parametrize(
    ("condition", "nullable", "read"),
    [
        (RANGE, False, False),
        (RANGE, True, True),
        (f"at IS NOT NULL AND {RANGE}", True, False),
        (f"at is not null and {RANGE}", True, False),
        ("at >= '2027-01-01'", False, True),
    ],
)
def test_a_check_proves_the_bounds_where_nothing_can_be_null(condition, nullable, read):
    column = Column("at", DataType("date"), nullable=nullable)
    schema = Schema()
    for operation in (
        CreateTable(VISITS, (column,), partitioned_by=("at",)),
        CreateTable(OF_2027, (column,), (Check("in_2027", condition),)),
    ):
        schema = apply(operation, schema, POSTGRESQL)

    effect = effect_of(Step(ATTACH, Location("x.py", 1)), schema, POSTGRESQL)

    assert (OF_2027 in effect.scanned) == read
