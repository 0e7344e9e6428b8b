"""Small projects, written for one test each."""

import textwrap
from pathlib import Path

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.beside import in_turn
from adapters.rewriting.rewriter import rewritten
from adapters.sql.reader import SqlTextReader
from application.models_at_heads import ModelsAtHeads
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.databases.target import Target
from domain.diagnosis.diagnosis import Issue
from domain.diagnosis.models import Model, ModelFacts
from domain.rules.models import RULES
from domain.schema.schema import Schema

ENV_PY = """
from alembic import context
from app.db import Base

target_metadata = Base.metadata


def run_migrations_offline():
    context.configure(url="postgresql://", target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
"""
DB = """
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass
"""
INI = """
[alembic]
script_location = %(here)s/alembic
prepend_sys_path = %(here)s
path_separator = os
sqlalchemy.url = postgresql://localhost/shop
"""
REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
{upgrade}


def downgrade():
    pass
"""
USERS = 'op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))'
USER = """
from sqlalchemy.orm import Mapped, mapped_column
from app.db import Base


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
"""


def project(folder: Path, files: dict[str, str], upgrade: str = USERS) -> Path:
    """A project of these files, with an env.py and one revision where none is given."""
    body = textwrap.indent(textwrap.dedent(upgrade).strip() or "pass", "    ")
    usual = {
        "alembic.ini": INI,
        "alembic/env.py": ENV_PY,
        "alembic/script.py.mako": "",
        "alembic/versions/a1.py": REVISION.format(upgrade=body),
        "app/__init__.py": "",
        "app/db.py": DB,
    }
    for name, text in {**usual, **files}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def facts(folder: Path, database: str = "postgresql") -> ModelFacts:
    return AlembicModelSource().read(str(folder), Target.of(database), Schema)


def model(found: ModelFacts, name: str) -> Model:
    return next(each for each in found.models if each.name == name)


def issues(folder: Path) -> list[Issue]:
    """What the rules about models say of the project."""
    models = ModelsAtHeads(AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_turn)
    diagnosis = DiagnoseEnvironment(AlembicSetupReader(), RULES, models, rewriting=rewritten)(
        DiagnosisRequest(str(folder))
    )
    names = {rule.about.name for rule in RULES}
    return [issue for issue in diagnosis.issues if issue.rule in names]


def said(folder: Path) -> list[str]:
    return [f"{issue.level.value} {issue.rule}" for issue in issues(folder)]
