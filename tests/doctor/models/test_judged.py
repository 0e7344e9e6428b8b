"""What was said wrongly of real projects, found by reading each finding: never again."""

import textwrap
from pathlib import Path

import pytest

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.beside import in_turn
from adapters.sql.reader import SqlTextReader
from application.models_at_heads import ModelsAtHeads
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.diagnosis import Diagnosis
from domain.diagnosis.rules import ENVIRONMENT_RULES
from tests.doctor.models.written import (
    ENV_PY,
    INI,
    REVISION,
    USER,
    USERS,
    facts,
    issues,
    model,
    project,
    said,
)

IMPORTS = "import app.user\n" + REVISION.format(upgrade=f"    {USERS}")
PLAN = USER.replace("class User", "class Plan").replace('"users"', '"plans"')
PLANS = 'op.create_table("plans", sa.Column("id", sa.Integer(), primary_key=True))'


def diagnosed(folder: Path) -> Diagnosis:
    models = ModelsAtHeads(AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_turn)
    diagnose = DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES, models)
    return diagnose(DiagnosisRequest(str(folder)))


def strengths(folder: Path) -> set[str]:
    return {strength.name for strength in diagnosed(folder).strengths}


def test_a_model_that_a_revision_imports_is_loaded(tmp_path: Path) -> None:
    """Alembic runs every revision file before it compares."""
    folder = project(tmp_path, {"app/user.py": USER, "alembic/versions/a1.py": IMPORTS})
    assert said(folder) == []


def test_a_model_that_no_revision_imports_is_told_all_the_same(tmp_path: Path) -> None:
    revision = IMPORTS.replace(USERS, f"{USERS}\n    {PLANS}")
    files = {"app/user.py": USER, "app/plan.py": PLAN, "alembic/versions/a1.py": revision}
    (issue,) = issues(project(tmp_path, files))
    assert issue.rule == "model-not-loaded"
    assert "Plan" in issue.message
    assert "User" not in issue.message


def test_no_import_is_written_that_would_run_alembic_in_a_circle(tmp_path: Path) -> None:
    start = (
        "from alembic import command\nfrom alembic.config import Config\n\n"
        'command.upgrade(Config("alembic.ini"), "head")\n'
    )
    files = {"app/user.py": f"import app.start\n{USER}", "app/start.py": start}
    (issue,) = [one for one in issues(project(tmp_path, files)) if one.rule == "model-not-loaded"]
    assert not issue.edits
    assert "app.user: imports what runs Alembic" in issue.fix


@pytest.mark.parametrize("zone", ["", "timezone=True"])
def test_the_zone_of_a_moment_in_sqlmodel_depends_on_its_version(zone: str, tmp_path: Path) -> None:
    hero = """
        from datetime import datetime
        from sqlmodel import Field, SQLModel


        class Hero(SQLModel, table=True):
            id: int = Field(primary_key=True)
            made: datetime
        """
    env_py = ENV_PY.replace(
        "from app.db import Base", "from sqlmodel import SQLModel\nimport app.hero  # noqa: F401"
    ).replace("Base.metadata", "SQLModel.metadata")
    upgrade = f"""
        op.create_table(
            "hero",
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column("made", sa.DateTime({zone}), nullable=False),
        )
        """
    folder = project(tmp_path, {"app/hero.py": hero, "alembic/env.py": env_py}, upgrade)
    assert said(folder) == []


def test_the_index_that_mysql_makes_for_a_foreign_key_is_nobodys(tmp_path: Path) -> None:
    book = """
        from sqlalchemy import ForeignKey
        from sqlalchemy.orm import Mapped, mapped_column
        from app.db import Base


        class Book(Base):
            __tablename__ = "books"
            id: Mapped[int] = mapped_column(primary_key=True)
            user_id: Mapped[int] = mapped_column(ForeignKey("users.id", name="fk_books_user"))
        """
    upgrade = (
        f"{USERS}\n"
        'op.create_table("books", sa.Column("id", sa.Integer(), primary_key=True), '
        'sa.Column("user_id", sa.Integer(), nullable=False))'
    )
    loads = ENV_PY.replace(
        "from app.db import Base", "from app.db import Base\nimport app.book, app.user  # noqa"
    )
    files = {
        "app/user.py": USER,
        "app/book.py": book,
        "alembic/env.py": loads.replace("postgresql://", "mysql://"),
        "alembic.ini": INI.replace("postgresql://", "mysql://"),
    }
    (issue,) = issues(project(tmp_path, files, upgrade))
    assert "FOREIGN KEY (user_id) to users" in issue.message
    assert "index" not in issue.message


def test_table_arguments_of_which_one_kind_is_not_known_are_not_read(tmp_path: Path) -> None:
    source = """
        from sqlalchemy import Column, Integer
        from sqlalchemy.orm import declared_attr
        from app.db import Base


        def made(cls, **options):
            for name in dir(cls):
                if name.startswith("__auto"):
                    return (getattr(cls, name), options)
            return options


        class Odd(Base):
            __tablename__ = "odd"
            id = Column(Integer, primary_key=True)

            @declared_attr
            def __table_args__(cls):
                return made(cls, schema="x")
        """
    odd = model(facts(project(tmp_path, {"app/odd.py": textwrap.dedent(source)})), "Odd")
    assert odd.unread == "its __table_args__ is not plainly written"


OFFLINE = 'url="postgresql://", target_metadata=target_metadata, literal_binds=True'
NAMES = 'from sqlalchemy import MetaData\n\nNAMES = {"uq": "uq_%(table_name)s"}\n'
NAMED = "    metadata = MetaData(naming_convention=NAMES)"


@pytest.mark.parametrize(("named", "told"), [(False, False), (True, True)])
def test_offline_the_metadata_only_names_constraints(
    named: bool, told: bool, tmp_path: Path
) -> None:
    files = {"alembic/env.py": ENV_PY.replace(OFFLINE, 'url="postgresql://", literal_binds=True')}
    if named:
        base = "\n\nfrom sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n"
        files["app/db.py"] = f"{NAMES}{base}{NAMED}\n"
    rules = {issue.rule for issue in diagnosed(project(tmp_path, files)).issues}
    assert ("offline-options-differ" in rules) is told


APART = "context.configure(connection=connection, transaction_per_migration=True, "


def test_a_transaction_that_env_py_began_is_no_transaction_for_each_revision(
    tmp_path: Path,
) -> None:
    apart = ENV_PY.replace("context.configure(connection=connection, ", APART)
    begun = apart.replace(
        f"        {APART}", f"        transaction = connection.begin()\n        {APART}"
    )
    assert begun != apart
    yes = project(tmp_path / "yes", {"alembic/env.py": apart})
    no = project(tmp_path / "no", {"alembic/env.py": begun})
    assert "transaction-per-migration" in strengths(yes)
    assert "transaction-per-migration" not in strengths(no)


def test_without_a_url_nothing_runs_in_either_mode(tmp_path: Path) -> None:
    env_py = ENV_PY.replace(
        "from app.db import Base",
        "from app.db import Base\nfrom sqlalchemy import engine_from_config",
    )
    env_py = env_py.replace(
        "target_metadata = Base.metadata",
        "config = context.config\ntarget_metadata = Base.metadata\n"
        "connectable = engine_from_config(config.get_section(config.config_ini_section, {}))",
    ).replace('url="postgresql://"', 'url=config.get_main_option("sqlalchemy.url")')
    url = "postgresql://localhost/shop"
    there = project(tmp_path / "there", {"alembic/env.py": env_py})
    template = {"alembic.ini": INI.replace(url, "driver://user:pass@localhost/dbname")}
    not_there = project(tmp_path / "not", {"alembic/env.py": env_py, **template})
    assert "url-not-set" in {issue.rule for issue in diagnosed(not_there).issues}
    assert "both-modes" in strengths(there)
    assert "both-modes" not in strengths(not_there)


def test_a_foreign_key_in_a_column_has_no_name_either(tmp_path: Path) -> None:
    upgrade = (
        f"{USERS}\n"
        'op.create_table("books", sa.Column("user_id", sa.Integer(), '
        'sa.ForeignKey("users.id", ondelete="CASCADE")))'
    )
    issues_found = diagnosed(project(tmp_path, {}, upgrade)).issues
    assert "no-naming-convention" in {issue.rule for issue in issues_found}


HOOK = """
def without_old(context, revision, directives):
    for directive in directives:
        directive.upgrade_ops.ops = [
            op for op in directive.upgrade_ops.ops if getattr(op, "table_name", "") != "users"
        ]
"""


@pytest.mark.parametrize(
    ("hooked", "told"), [(True, []), (False, ["warning column-without-model"])]
)
def test_a_table_that_a_hook_names_may_have_its_changes_taken_out(
    hooked: bool, told: list[str], tmp_path: Path
) -> None:
    loads = ENV_PY.replace(
        "from app.db import Base", "from app.db import Base\nimport app.user  # noqa: F401"
    )
    if hooked:
        loads = loads.replace(
            "import app.user", "from app.hooks import without_old\nimport app.user"
        )
        loads = loads.replace(
            "target_metadata=target_metadata)",
            "target_metadata=target_metadata, process_revision_directives=without_old)",
        )
    upgrade = USERS.replace(")\n", ")") + '\nop.add_column("users", sa.Column("old", sa.Text()))'
    files = {"app/user.py": USER, "app/hooks.py": HOOK, "alembic/env.py": loads}
    assert said(project(tmp_path, files, upgrade)) == told


MADE = """
from sqlalchemy import MetaData

metadata = MetaData()
"""
GIVEN = "context.configure(connection=connection, target_metadata=target_metadata)"


@pytest.mark.parametrize("own", [False, True])
def test_models_of_an_example_with_its_own_alembic_ini_are_not_this_project_s(
    own: bool, tmp_path: Path
) -> None:
    """Where it is not known what env.py hands over, and they are the only ones."""
    env_py = ENV_PY.replace("from app.db import Base", "from app.db import metadata")
    env_py = env_py.replace("Base.metadata", "metadata").replace(
        GIVEN, "context.configure(connection=connection, **options())"
    )
    env_py = env_py.replace(
        'url="postgresql://", target_metadata=target_metadata, ', "**options(), "
    )
    example = USER.replace("app.db", "shop.db")
    files = {
        "alembic/env.py": env_py,
        "app/db.py": MADE,
        "examples/shop/db.py": "from sqlalchemy.orm import DeclarativeBase\n\n\n"
        "class Base(DeclarativeBase):\n    pass\n",
        "examples/shop/user.py": example.replace("users", "buyers"),
    }
    if own:
        files["examples/alembic.ini"] = INI
    told = {issue.rule for issue in issues(project(tmp_path, files))}
    assert ("model-not-loaded" in told) is not own
