"""Types, held against what SQLAlchemy's own compilers write."""

import re

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

from domain.operations import AddColumn
from domain.schema.datatypes import DataType
from tests.unit.adapters.alembic_project.evaluator.reading import operation

DIALECTS = {
    "postgresql": postgresql.dialect(),
    "mysql": mysql.dialect(),
    "sqlite": sqlite.dialect(),
}
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
# Words that a compiler writes for what the database calls otherwise.
WORDS = {
    "postgresql": {
        "timestamp without time zone": "timestamp",
        "timestamp with time zone": "timestamptz",
        "time without time zone": "time",
        "time with time zone": "timetz",
        "bit varying": "varbit",
        "decimal": "numeric",
        "nvarchar": "varchar",
    },
    "mysql": {
        "bool": "tinyint",
        "decimal": "numeric",
        "real": "double",
        "double precision": "double",
    },
    "sqlite": {"decimal": "numeric"},
}
TIMES = {"timestamp", "timestamptz", "time", "timetz", "interval", "datetime"}
SHAPE = re.compile(
    r"(?P<word>[A-Za-z_0-9]+(?: varying| precision)?)(?: ?\((?P<numbers>[\d, ]+)\))?"
    r"(?P<zone> with(?:out)? time zone)?(?P<unsigned> unsigned)?"
    r"(?: character set (?P<charset>\w+))?(?: collate (?P<collation>\"?\w+\"?))?(?P<array>(\[\])*)$",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("database", "written"), CASES)
def test_a_type_is_what_the_compiler_writes(database: str, written: str) -> None:
    (added,) = [operation(f'op.add_column("t", sa.Column("c", {written}))', database)]
    assert isinstance(added, AddColumn)
    assert added.column.type == compiled(written, database)


def compiled(written: str, database: str) -> DataType:
    kind = sa.types.to_instance(eval(written))
    dialect = DIALECTS[database]
    text = kind.compile(dialect=dialect)
    kind = kind._unwrapped_dialect_impl(dialect)
    item = getattr(kind, "item_type", kind)
    if isinstance(item, sa.Enum) and item.native_enum and database != "sqlite":
        return enum(item, database, text.count("[]"))
    if isinstance(kind, mysql.SET):
        return DataType("set", values=tuple(kind.values))
    return parsed(text, database)


def enum(kind: sa.Enum, database: str, dimensions: int) -> DataType:
    name = kind.name if database == "postgresql" else None
    return DataType("enum", values=tuple(kind.enums), type_name=name, dimensions=dimensions)


def parsed(text: str, database: str) -> DataType:
    text = text.removeprefix("NATIONAL ")
    match = SHAPE.match(text)
    assert match, text
    word = (match["word"] + (match["zone"] or "")).lower()
    numbers = [int(n) for n in (match["numbers"] or "").split(",") if n.strip()]
    name = floating(numbers, database) if word == "float" else WORDS[database].get(word, word)
    given = {
        "unsigned": bool(match["unsigned"]),
        "charset": match["charset"],
        "collation": match["collation"] and match["collation"].strip('"'),
        "dimensions": len(match["array"] or "") // 2,
    }
    return DataType(name, **arguments(name, word, numbers, database), **given)


def floating(numbers: list[int], database: str) -> str:
    """FLOAT(n) is two types: the servers tell them apart by the bits of the mantissa."""
    if database == "postgresql":
        return "real" if numbers and numbers[0] <= 24 else "double precision"
    wide = database == "mysql" and len(numbers) == 1 and numbers[0] > 24
    return "double" if wide else "float"


def arguments(name: str, word: str, numbers: list[int], database: str) -> dict[str, int]:
    if word == "bool":
        return {"length": 1}
    if name == "numeric" and numbers:
        return {"precision": numbers[0], "scale": numbers[1] if len(numbers) > 1 else 0}
    if name in TIMES and numbers:
        return {"precision": numbers[0]}
    if name in ("double", "float") and len(numbers) == 2:
        return {"precision": numbers[0], "scale": numbers[1]}
    if name.endswith("int") or name in ("integer", "float", "real", "double", "double precision", "year"):
        return {"length": 1} if (name, numbers) == ("tinyint", [1]) else {}
    return {"length": numbers[0]} if numbers else {}
