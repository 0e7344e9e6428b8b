"""Types of SQLAlchemy-Utils."""

import pytest

from domain.operations import AddColumn
from domain.schema.datatypes import DataType
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts


def type_of(written: str, database: str) -> DataType | None:
    body = f"import sqlalchemy_utils\n{HEAD}"
    body += f"def upgrade():\n    op.add_column('t', sa.Column('c', {written}))\n"
    (step,) = scripts(body, database).upgrade.steps
    assert isinstance(step.operation, AddColumn)
    return step.operation.column.type


@pytest.mark.parametrize(
    ("written", "database", "expected"),
    [
        ("UUIDType(binary=True)", "postgresql", DataType("uuid")),
        ("UUIDType", "postgresql", DataType("uuid")),
        ("types.uuid.UUIDType(native=False)", "sqlite", DataType("binary", length=16)),
        ("UUIDType(binary=False)", "mysql", DataType("char", length=32)),
        ("UUIDType()", "mysql", DataType("binary", length=16)),
        ("EncryptedType(sa.String(9), 'key')", "postgresql", DataType("bytea")),
        ("EncryptedType(sa.String(9), 'key')", "sqlite", DataType("blob")),
        ("ChoiceType([('a', 'A')])", "mysql", DataType("varchar", length=255)),
        ("URLType", "postgresql", DataType("text")),
        ("ArrowType()", "sqlite", DataType("datetime")),
    ],
)
def test_come_to_the_type_below(written: str, database: str, expected: DataType) -> None:
    assert type_of(f"sqlalchemy_utils.{written}", database) == expected


def test_others_keep_their_names() -> None:
    found = type_of("sqlalchemy_utils.LtreeType()", "postgresql")
    assert found is not None
    assert (found.name, found.custom) == ("sqlalchemy_utils.LtreeType", True)
