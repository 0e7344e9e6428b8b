"""Types, held against what SQLAlchemy's own compilers write."""

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite  # noqa: F401

from domain.operations import AddColumn
from tests.unit.adapters.alembic_project.evaluator.compiled_types import DIALECTS, type_of
from tests.unit.adapters.alembic_project.evaluator.reading import operation

EVERYWHERE = """
sa.String(50)
sa.Unicode(30)
sa.VARCHAR(12)
sa.NVARCHAR(12)
sa.CHAR(3)
sa.String(length=20, collation="C")
sa.Text()
sa.Text
sa.UnicodeText()
sa.TEXT()
sa.Integer()
sa.Integer
sa.INTEGER()
sa.BigInteger()
sa.BIGINT
sa.SmallInteger()
sa.SMALLINT()
sa.Numeric()
sa.Numeric(10, 2)
sa.Numeric(12)
sa.DECIMAL(precision=8, scale=3)
sa.NUMERIC(5)
sa.Float()
sa.Float(53)
sa.Float(precision=10)
sa.REAL()
sa.Double()
sa.DOUBLE_PRECISION()
sa.DateTime()
sa.DateTime(timezone=True)
sa.DateTime(True)
sa.TIMESTAMP()
sa.TIMESTAMP(timezone=True)
sa.Time()
sa.Time(timezone=True)
sa.Date()
sa.DATE()
sa.Boolean()
sa.BOOLEAN()
sa.LargeBinary()
sa.JSON()
sa.Uuid()
sa.Uuid(native_uuid=False)
sa.Interval()
sa.Interval(second_precision=3)
sa.Interval(native=False)
sa.PickleType()
sa.Enum("a", "b", name="letters")
sa.Enum("a", "bcd", name="letters", native_enum=False)
sa.Enum("a", "bcd", name="letters", native_enum=False, length=40)
sa.String(50).with_variant(sa.Text(), "postgresql")
sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
sa.BigInteger().with_variant(sa.Integer(), "sqlite", "mysql")
"""
ON_ONE = {
    "postgresql": """
sa.String()
sa.UUID()
sa.ARRAY(sa.Integer)
sa.ARRAY(sa.String(5), dimensions=2)
postgresql.ARRAY(sa.Text())
postgresql.ARRAY(postgresql.ENUM("a", name="letter"), dimensions=1)
postgresql.JSONB()
postgresql.JSONB(astext_type=sa.Text())
postgresql.JSON
postgresql.UUID(as_uuid=True)
postgresql.TIMESTAMP(timezone=True, precision=3)
postgresql.TIMESTAMP(precision=6)
postgresql.TIME(precision=2)
postgresql.INTERVAL(precision=4)
postgresql.BYTEA()
postgresql.INET()
postgresql.CIDR
postgresql.MACADDR()
postgresql.HSTORE()
postgresql.TSVECTOR()
postgresql.CITEXT()
postgresql.OID()
postgresql.MONEY()
postgresql.BIT(4)
postgresql.BIT()
postgresql.BIT(4, varying=True)
postgresql.DOUBLE_PRECISION(precision=53)
postgresql.ENUM("a", "b", name="letters", create_type=False)
postgresql.INT4RANGE()
postgresql.TSTZRANGE()
postgresql.NUMERIC(6, 1)
postgresql.VARCHAR(7)
""",
    "mysql": """
sa.DOUBLE()
sa.DATETIME()
sa.Text(500)
sa.LargeBinary(300)
sa.VARBINARY(16)
sa.BINARY(16)
mysql.TINYINT(1)
mysql.TINYINT()
mysql.INTEGER(display_width=11, unsigned=True)
mysql.BIGINT(20)
mysql.MEDIUMINT(unsigned=True)
mysql.LONGTEXT()
mysql.MEDIUMTEXT(collation="utf8mb4_bin")
mysql.TINYTEXT()
mysql.LONGBLOB()
mysql.MEDIUMBLOB()
mysql.VARCHAR(64, charset="utf8mb4", collation="utf8mb4_unicode_ci")
mysql.CHAR(2)
mysql.DATETIME(fsp=6)
mysql.TIMESTAMP(fsp=3)
mysql.TIME(fsp=1)
mysql.YEAR()
mysql.DOUBLE(precision=10, scale=2)
mysql.DOUBLE(asdecimal=True)
mysql.FLOAT(precision=30)
mysql.DECIMAL(10, 4, unsigned=True)
mysql.ENUM("x", "y")
mysql.SET("x", "y")
mysql.BIT(8)
mysql.JSON()
""",
    "sqlite": """
sa.DOUBLE()
sa.DATETIME()
sa.String()
sa.Text(40)
sqlite.JSON()
sqlite.DATETIME()
sqlite.BLOB()
sqlite.REAL()
sqlite.FLOAT()
postgresql.JSONB()
""",
}
CASES = [
    (database, line)
    for database in DIALECTS
    for line in (EVERYWHERE + ON_ONE[database]).splitlines()
    if line
]


@pytest.mark.parametrize(("database", "written"), CASES)
def test_a_type_is_what_the_compiler_writes(database: str, written: str) -> None:
    (added,) = [operation(f'op.add_column("t", sa.Column("c", {written}))', database)]
    assert isinstance(added, AddColumn)
    assert added.column.type == type_of(sa.types.to_instance(eval(written)), database)


@pytest.mark.parametrize(
    ("code", "database", "length"),
    [
        ("sqlmodel.sql.sqltypes.AutoString()", "postgresql", None),
        ("sqlmodel.sql.sqltypes.AutoString(length=40)", "postgresql", 40),
        ("sqlmodel.sql.sqltypes.AutoString()", "mysql", 255),
        ("sqlmodel.sql.sqltypes.AutoString(4096)", "mysql", 4096),
    ],
)
def test_the_text_of_sqlmodel_is_a_varchar(code, database, length):
    body = f"import sqlmodel\nop.add_column('t', sa.Column('x', {code}))"
    added = operation(body, database)

    assert (added.column.type.name, added.column.type.length) == ("varchar", length)
    assert not added.column.type.custom
