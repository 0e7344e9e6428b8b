"""Every way to write a model: what is read is what SQLAlchemy makes of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from adapters.tracing.child import PROGRAMS
from domain.databases.target import Database
from domain.diagnosis.models import ModelFacts
from domain.schema.elements import ForeignKey, Unique
from tests.doctor.models.written import ENV_PY, facts, project
from tests.truth.reflected_types import of_reflection, of_replay

KINDS = {
    "Column": """
        from sqlalchemy import Column, DateTime, ForeignKey, Integer, Numeric, String, Text, func
        from app.db import Base

        class Customer(Base):
            __tablename__ = "customers"
            id = Column(Integer, primary_key=True)
            name = Column("full_name", String(80), nullable=False, index=True)
            email = Column(String(120), unique=True)
            note = Column(Text, server_default="")
            made = Column(DateTime(timezone=True), server_default=func.now())
            balance = Column(Numeric(10, 2))
            boss_id = Column(ForeignKey("customers.id"))
        """,
    "Mapped": """
        import datetime, decimal, enum, uuid
        from typing import Annotated, Optional
        from sqlalchemy import ForeignKey, String
        from sqlalchemy.orm import Mapped, mapped_column, relationship
        from app.db import Base

        intpk = Annotated[int, mapped_column(primary_key=True)]
        short = Annotated[str, mapped_column(String(20), index=True)]

        class Kind(enum.Enum):
            SMALL = "s"
            LARGE = "l"

        class Customer(Base):
            __tablename__ = "customers"
            id: Mapped[intpk]
            code: Mapped[short]
            name: Mapped[str] = mapped_column(String(30))
            nick: Mapped[Optional[str]]
            age: "Mapped[int | None]"
            made: Mapped[datetime.datetime]
            price: Mapped[decimal.Decimal]
            key: Mapped[uuid.UUID]
            kind: Mapped[Kind]
            paid: Mapped[bool] = mapped_column(default=False)
            orders: Mapped[list["Order"]] = relationship(back_populates="customer")

        class Order(Base):
            __tablename__ = "orders"
            id: Mapped[intpk]
            customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
            customer: Mapped[Customer] = relationship(back_populates="orders")
        """,
    "type_annotation_map": """
        import datetime
        from typing import Annotated
        from sqlalchemy import BigInteger, DateTime, String
        from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
        from app.db import metadata

        str50 = Annotated[str, 50]

        class Base(DeclarativeBase):
            metadata = metadata
            type_annotation_map = {
                int: BigInteger,
                datetime.datetime: DateTime(timezone=True),
                str50: String(50),
            }

        class Log(Base):
            __tablename__ = "logs"
            id: Mapped[int] = mapped_column(primary_key=True)
            at: Mapped[datetime.datetime]
            word: Mapped[str50]
            text: Mapped[str]
        """,
    "mixins": """
        from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String
        from sqlalchemy import UniqueConstraint
        from sqlalchemy.orm import Mapped, declared_attr, mapped_column
        from app.db import Base

        class Dated:
            made = Column(DateTime, nullable=False)

            @declared_attr
            def owner_id(cls):
                return Column(ForeignKey("owners.id"), nullable=True)

        class Named:
            @declared_attr.directive
            def __tablename__(cls) -> str:
                return cls.__name__.lower() + "s"

        class Model(Base):
            __abstract__ = True
            id: Mapped[int] = mapped_column(primary_key=True)

        class Owner(Named, Model):
            name = Column(String(10))

        class Thing(Dated, Named, Model):
            code = Column(Integer)
            __table_args__ = (UniqueConstraint("code", name="one_code"), {"comment": "things"})

        Index("ix_thing_made", Thing.made)
        """,
    "inheritance": """
        from sqlalchemy import ForeignKey
        from sqlalchemy.orm import Mapped, mapped_column
        from app.db import Base

        class Person(Base):
            __tablename__ = "people"
            id: Mapped[int] = mapped_column(primary_key=True)
            kind: Mapped[str]
            __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}

        class Engineer(Person):
            __tablename__ = "engineers"
            id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
            language: Mapped[str]
            __mapper_args__ = {"polymorphic_identity": "engineer"}

        class Manager(Person):
            budget: Mapped[int] = mapped_column(nullable=True)
            __mapper_args__ = {"polymorphic_identity": "manager"}
        """,
    "Table": """
        import sqlalchemy as sa
        from app.db import metadata

        left = sa.Table("left", metadata, sa.Column("id", sa.BigInteger, primary_key=True))
        right = sa.Table(
            "right",
            metadata,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("left_id", sa.BigInteger, sa.ForeignKey("left.id"), nullable=False),
            sa.Column("data", sa.JSON(), key="other"),
            sa.ForeignKeyConstraint(["id"], ["left.id"]),
            sa.CheckConstraint("id > 0", name="positive"),
        )
        sa.Index("ix_right_lower", right.c.left_id, unique=True)
        for name in ("red", "green"):
            sa.Table(f"{name}_map", metadata, sa.Column("id", sa.Integer, primary_key=True))
        """,
    "imperative": """
        import sqlalchemy as sa
        from sqlalchemy.orm import registry
        from app.db import metadata

        mapper_registry = registry(metadata=metadata)

        class User:
            pass

        users = sa.Table(
            "users", mapper_registry.metadata, sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("name", sa.Unicode(9), server_default=sa.text("'x'")), schema="people",
        )
        mapper_registry.map_imperatively(User, users)
        """,
    "__table__": """
        from sqlalchemy import Column, Integer, String, Table
        from app.db import Base, metadata

        class Old(Base):
            __table__ = Table(
                "old", metadata, Column("id", Integer, primary_key=True), Column("name", String)
            )
        """,
    "dataclasses": """
        from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
        from app.db import metadata

        class Base(MappedAsDataclass, DeclarativeBase):
            metadata = metadata

        class Point(Base):
            __tablename__ = "points"
            id: Mapped[int] = mapped_column(init=False, primary_key=True)
            x: Mapped[float] = mapped_column(default=0.0)
        """,
    "decorated": """
        from sqlalchemy import Column, Integer
        from sqlalchemy.orm import registry
        from app.db import metadata

        mapper_registry = registry(metadata=metadata)

        @mapper_registry.mapped
        class Plain:
            __tablename__ = "plain"
            id = Column(Integer, primary_key=True)
        """,
    "declarative_base": """
        from sqlalchemy import Column, Integer
        from sqlalchemy.orm import declarative_base
        from app.db import metadata

        class Own:
            version = Column(Integer, nullable=False)

        Base = declarative_base(cls=Own, metadata=metadata)

        class Part(Base):
            __tablename__ = "parts"
            id = Column(Integer, primary_key=True)
        """,
}
DB = """
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

metadata = MetaData(naming_convention={"ix": "idx_%(table_name)s_%(column_0_name)s"})


class Base(DeclarativeBase):
    metadata = metadata
"""
HANDS_ALL = ENV_PY.replace("from app.db import Base", "from app.db import Base\nimport app.models")


@pytest.mark.parametrize("source", KINDS.values(), ids=KINDS)
def test_reads_what_sqlalchemy_makes(source: str, tmp_path: Path) -> None:
    files = {"app/models.py": source, "app/db.py": DB, "alembic/env.py": HANDS_ALL}
    folder = project(tmp_path, files)

    assert of_models(facts(folder)) == of_sqlalchemy(folder, tmp_path / "metadata.json")


def of_models(found: ModelFacts) -> dict[str, Any]:
    assert [each for each in found.models if not each.is_seen or each.unread] == []
    tables: dict[str, Any] = {}
    for model in found.models:
        table = model.table
        here = tables.setdefault(str(table.name), {"columns": {}, "uniques": [], "keys": []})
        for column in table.columns:
            written = of_replay(column.type, Database.POSTGRESQL)
            default = column.default is not None
            here["columns"][column.name] = (written, column.nullable, default)
        here["uniques"] += [c.columns for c in table.constraints if isinstance(c, Unique)]
        keys = (c for c in table.constraints if isinstance(c, ForeignKey))
        here["keys"] += [(key.columns, str(key.target)) for key in keys]
        here.setdefault("indexes", []).extend(
            (index.name, index.elements, index.unique) for index in table.indexes
        )
    return {name: {**each, **in_order(each)} for name, each in tables.items()}


def in_order(table: dict[str, Any]) -> dict[str, Any]:
    return {part: sorted(set(table[part])) for part in ("uniques", "keys", "indexes")}


def of_sqlalchemy(folder: Path, output: Path) -> dict[str, Any]:
    """What the project's own env.py hands over, run in another process."""
    task = {
        "ini": str(folder / "alembic.ini"),
        "script_location": str(folder / "alembic"),
        "path": [str(folder)],
        "database": "postgresql",
        "metadata": None,
        "application": None,
        "output": str(output),
    }
    program = str(PROGRAMS / "metadata.py")
    subprocess.run([sys.executable, "-I", program], input=json.dumps(task), text=True, check=True)
    told = json.loads(output.read_text())
    assert "error" not in told, told["error"]
    return {
        f"{t['schema']}.{t['name']}" if t["schema"] else t["name"]: real(t) for t in told["tables"]
    }


def real(table: dict[str, Any]) -> dict[str, Any]:
    found = {
        "columns": {
            c["name"]: (
                of_reflection(c["type"], Database.POSTGRESQL),
                c["nullable"],
                c["has_default"],
            )
            for c in table["columns"]
        },
        "uniques": [tuple(u["columns"]) for u in table["uniques"]],
        "keys": [(tuple(k["columns"]), k["target"]) for k in table["foreign_keys"]],
        "indexes": [(i["name"], tuple(i["columns"]), i["unique"]) for i in table["indexes"]],
    }
    return {**found, **in_order(found)}


SQLMODEL = """
import datetime, decimal, enum, uuid
from typing import Optional
from sqlmodel import Column, Field, JSON, Relationship, SQLModel


class Size(str, enum.Enum):
    small = "small"


class Named(SQLModel):
    name: str = Field(max_length=40, index=True)
    nick: Optional[str] = None


class Team(Named, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: list["Hero"] = Relationship(back_populates="team")


class Hero(Named, table=True):
    __tablename__ = "heroes"
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    made: datetime.datetime
    price: decimal.Decimal = Field(max_digits=6, decimal_places=2)
    size: Size
    tags: dict = Field(sa_column=Column(JSON, nullable=False))
    code: str = Field(unique=True)


class HeroRead(Named):
    id: int
"""


def test_reads_sqlmodel(tmp_path: Path) -> None:
    env_py = ENV_PY.replace(
        "from app.db import Base", "from sqlmodel import SQLModel\nimport app.hero"
    )
    env_py = env_py.replace("Base.metadata", "SQLModel.metadata")
    found = facts(project(tmp_path, {"app/hero.py": SQLMODEL, "alembic/env.py": env_py}))

    assert of_models(found) == {
        "team": {
            "columns": {
                "name": ("varchar(40)", False, False),
                "nick": ("varchar", True, False),
                "id": ("integer", False, False),
            },
            "uniques": [],
            "keys": [],
            "indexes": [("ix_team_name", ("name",), False)],
        },
        "heroes": {
            "columns": {
                "name": ("varchar(40)", False, False),
                "nick": ("varchar", True, False),
                "id": ("uuid", False, False),
                "team_id": ("integer", True, False),
                "made": ("timestamp", False, False),
                "price": ("numeric(6,2)", False, False),
                "size": ("size", False, False),
                "tags": ("json", False, False),
                "code": ("varchar", False, False),
            },
            "uniques": [("code",)],
            "keys": [(("team_id",), "team")],
            "indexes": [("ix_heroes_name", ("name",), False)],
        },
    }


HIDDEN = {
    "a metaclass": (
        "class Meta(type(Base)):\n    def __init__(cls, name, bases, body, **more):\n"
        "        cls.extra = Column(Integer)\n        super().__init__(name, bases, body)\n\n"
        "class Odd(Base, metaclass=Meta):\n"
    ),
    "__init_subclass__": (
        "class Adding:\n    def __init_subclass__(cls):\n        cls.extra = Column(Integer)\n"
        "        super().__init_subclass__()\n\nclass Odd(Adding, Base):\n"
    ),
    "a decorator": (
        "def adding(cls):\n    cls.extra = Column(Integer)\n    return cls\n\n"
        "@adding\nclass Odd(Base):\n"
    ),
    "a base of a library": "from lib.models import Extra\n\nclass Odd(Extra, Base):\n",
    "a column that is made elsewhere": (
        "def make():\n    return settings.get(Column)\n\nclass Odd(Base):\n    extra = make()\n"
    ),
}


@pytest.mark.parametrize("lines", HIDDEN.values(), ids=HIDDEN)
def test_says_what_it_does_not_know(lines: str, tmp_path: Path) -> None:
    source = (
        "from sqlalchemy import Column, Integer\nfrom app.db import Base\n"
        f"{lines}    __tablename__ = 'odd'\n    id = Column(Integer, primary_key=True)\n"
    )
    (odd,) = facts(project(tmp_path, {"app/models.py": source, "alembic/env.py": HANDS_ALL})).models

    assert odd.unread
    assert odd.table.unsure


def test_a_class_in_a_function_is_told_and_not_read(tmp_path: Path) -> None:
    source = (
        "from app.db import Base\n\ndef make():\n    class Hidden(Base):\n"
        "        __tablename__ = 'hidden'\n    return Hidden\n"
    )
    found = facts(project(tmp_path, {"app/models.py": source}))

    assert found.models == ()
    assert [(each.name, each.why) for each in found.undeclared] == [
        ("Hidden", "it is made in a function, make")
    ]
