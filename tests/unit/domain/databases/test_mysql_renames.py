"""Alembic renders a rename as CHANGE, which states the whole column anew."""

import pytest

from domain.databases.effect import Duration
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import AlterColumn, CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location

T = TableName("t")
CHAR = DataType("char", length=32)


def renamed(existing_nullable, nullable, target):
    before = apply(CreateTable(T, (Column("c", CHAR, nullable),)), Schema(), target)
    rename = AlterColumn(
        T, "c", new_name="d", existing_type=CHAR, existing_nullable=existing_nullable
    )
    return effect_of(Step(rename, Location("a.py", 1)), before, target)


@pytest.mark.parametrize("target", [Target.of("mysql"), Target.of("mariadb")], ids=str)
def test_a_rename_that_leaves_out_not_null_takes_it_away_and_builds_the_table_anew(target):
    assert renamed(None, False, target).duration is Duration.REWRITE


@pytest.mark.parametrize("target", [Target.of("mysql"), Target.of("mariadb")], ids=str)
@pytest.mark.parametrize(("existing_nullable", "nullable"), [(False, False), (None, True)])
def test_a_rename_that_states_the_column_as_it_is_is_instant(target, existing_nullable, nullable):
    assert renamed(existing_nullable, nullable, target).duration is Duration.INSTANT
