"""The rules about models: each with a project in which it speaks, and look-alikes."""

from pathlib import Path

import pytest
from attrs import frozen

from domain.rules.models import RULES
from tests.doctor.models.written import DB, ENV_PY, USER, issues, project, said

LOADS = ENV_PY.replace(
    "from app.db import Base", "from app.db import Base\nimport app.user  # noqa: F401"
)
OTHER = """
from sqlalchemy.orm import Mapped, mapped_column
from app.other import Base


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
"""
WITH_NAME = USER + "    name: Mapped[str]\n"
TWO = """
op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table("plans", sa.Column("id", sa.Integer(), primary_key=True))
"""
NAMED = """
op.create_table(
    "users",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("name", {type}, nullable={nullable}),
)
"""
FILTER = """

def include_object(object, name, type_, reflected, compare_to):
    return not (type_ == "table" and name == "plans")


"""


def filtered(env_py: str, function: str = FILTER) -> str:
    head, tail = env_py.split("\n\n\n", 1)
    named = "target_metadata=target_metadata, include_object=include_object"
    return head + function + tail.replace("target_metadata=target_metadata", named)


@frozen
class Case:
    files: dict[str, str]
    upgrade: str | None = None
    says: tuple[str, ...] = ()


CASES = {
    "all is well": Case({"app/user.py": USER, "alembic/env.py": LOADS}),
    "a model is not loaded": Case({"app/user.py": USER}, says=("error model-not-loaded",)),
    "a new model is not loaded": Case(
        {"app/user.py": USER},
        "pass",
        ("warning model-not-loaded", "warning table-without-revision"),
    ),
    "a model that is not loaded and not compared": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": filtered(ENV_PY, FILTER.replace("plans", "users")),
        }
    ),
    "no model in the metadata": Case(
        {"app/user.py": OTHER, "app/other.py": DB, "alembic/env.py": LOADS},
        says=("error target-metadata-missing",),
    ),
    "a model of another base": Case(
        {
            "app/user.py": USER,
            "app/plan.py": OTHER.replace("users", "plans"),
            "app/other.py": DB,
            "alembic/env.py": LOADS,
        },
        TWO,
        ("error model-of-other-metadata",),
    ),
    "both bases handed over": Case(
        {
            "app/user.py": USER,
            "app/plan.py": OTHER.replace("users", "plans"),
            "app/other.py": DB,
            "alembic/env.py": LOADS.replace(
                "= Base.metadata", "= [Base.metadata, app.plan.Base.metadata]"
            ).replace("import app.user", "import app.plan\nimport app.user"),
        },
        TWO,
    ),
    "a model of another database": Case(
        {
            "app/user.py": USER,
            "app/thing.py": OTHER.replace("users", "things"),
            "app/other.py": DB,
            "alembic/env.py": LOADS,
        }
    ),
    "no metadata": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": LOADS.replace("= Base.metadata", "= None"),
        },
        says=("warning target-metadata-missing",),
    ),
    "no metadata and no models": Case(
        {"alembic/env.py": ENV_PY.replace("= Base.metadata", "= None")}
    ),
    "an import that a linter takes away": Case(
        {"app/user.py": USER, "alembic/env.py": LOADS.replace("  # noqa: F401", "")},
        says=("warning registration-import-unprotected",),
    ),
    "an import whose name is used": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": LOADS.replace("  # noqa: F401", "").replace(
                "Base.metadata", "app.user.Base.metadata"
            ),
        }
    ),
    "an import that the linter's settings keep": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": LOADS.replace("  # noqa: F401", ""),
            "pyproject.toml": '[tool.ruff.lint.per-file-ignores]\n"alembic/*" = ["F401"]\n',
        }
    ),
    "a model that is loaded twice": Case(
        {
            "app/user.py": USER,
            "app/all.py": "from app.user import User\n\n__all__ = ['User']\n",
            "alembic/env.py": LOADS.replace("  # noqa: F401", "\nimport app.all  # noqa: F401"),
        }
    ),
    "a table that no model has": Case(
        {"app/user.py": USER, "alembic/env.py": LOADS}, TWO, ("warning table-without-model",)
    ),
    "a table that no model has and a filter leaves alone": Case(
        {"app/user.py": USER, "alembic/env.py": filtered(LOADS)}, TWO
    ),
    "a filter that asks the metadata": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": filtered(
                LOADS, FILTER.replace('name == "plans"', "name not in target_metadata.tables")
            ),
        },
        TWO,
    ),
    "a filter that nobody can tell": Case(
        {
            "app/user.py": USER,
            "alembic/env.py": filtered(
                LOADS, FILTER.replace('name == "plans"', "name in settings.ignored")
            ),
        },
        TWO,
    ),
    "a table that is dropped again": Case(
        {"app/user.py": USER, "alembic/env.py": LOADS}, TWO + '\nop.drop_table("plans")'
    ),
    "a column that no revision adds": Case(
        {"app/user.py": WITH_NAME, "alembic/env.py": LOADS},
        says=("warning column-without-revision",),
    ),
    "a column that no model has": Case(
        {"app/user.py": USER, "alembic/env.py": LOADS},
        NAMED.format(type="sa.String()", nullable=False),
        ("warning column-without-model",),
    ),
    "a column that a mixin of a library may have": Case(
        {
            "app/user.py": USER.replace("User(Base)", "User(Extra, Base)").replace(
                "from app.db", "from lib.models import Extra\nfrom app.db"
            ),
            "alembic/env.py": LOADS,
        },
        NAMED.format(type="sa.String()", nullable=False),
    ),
    "a column that is altered to what the model says": Case(
        {"app/user.py": WITH_NAME, "alembic/env.py": LOADS},
        NAMED.format(type="sa.Integer()", nullable=True)
        + '\nop.alter_column("users", "name", type_=sa.String(), nullable=False)',
    ),
    "another type": Case(
        {"app/user.py": WITH_NAME, "alembic/env.py": LOADS},
        NAMED.format(type="sa.Integer()", nullable=False),
        ("warning column-differs",),
    ),
    "another length": Case(
        {
            "app/user.py": WITH_NAME.replace(
                "name: Mapped[str]", "name: Mapped[str] = mapped_column(String(20))"
            ).replace("from app", "from sqlalchemy import String\nfrom app"),
            "alembic/env.py": LOADS,
        },
        NAMED.format(type="sa.String(10)", nullable=False),
        ("warning column-differs",),
    ),
    "a length on one side alone": Case(
        {"app/user.py": WITH_NAME, "alembic/env.py": LOADS},
        NAMED.format(type="sa.String(10)", nullable=False),
    ),
    "types that are not compared": Case(
        {
            "app/user.py": WITH_NAME,
            "alembic/env.py": LOADS.replace(
                "target_metadata=target_metadata",
                "target_metadata=target_metadata, compare_type=False",
            ),
        },
        NAMED.format(type="sa.Integer()", nullable=False),
    ),
    "a NULL that the model does not know": Case(
        {"app/user.py": WITH_NAME, "alembic/env.py": LOADS},
        NAMED.format(type="sa.String()", nullable=True),
        ("warning column-differs",),
    ),
    "an index that no revision creates": Case(
        {
            "app/user.py": WITH_NAME.replace(
                "name: Mapped[str]", "name: Mapped[str] = mapped_column(index=True)"
            ),
            "alembic/env.py": LOADS,
        },
        NAMED.format(type="sa.String()", nullable=False),
        ("info index-or-key-differs",),
    ),
    "an index by the name that SQLAlchemy gives": Case(
        {
            "app/user.py": WITH_NAME.replace(
                "name: Mapped[str]", "name: Mapped[str] = mapped_column(index=True)"
            ),
            "alembic/env.py": LOADS,
        },
        NAMED.format(type="sa.String()", nullable=False)
        + '\nop.create_index("ix_users_name", "users", ["name"])',
    ),
    "a history that begins with tables of others": Case(
        {"app/user.py": USER, "alembic/env.py": LOADS},
        'op.add_column("people", sa.Column("age", sa.Integer()))',
        ("info table-without-revision", "warning table-without-model"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_says(case: Case, tmp_path: Path) -> None:
    usual = {} if case.upgrade is None else {"upgrade": case.upgrade}
    folder = project(tmp_path, case.files, **usual)

    assert sorted(said(folder)) == sorted(case.says)


def test_each_rule_speaks_in_one_of_the_cases() -> None:
    spoken = {each.partition(" ")[2] for case in CASES.values() for each in case.says}

    # What needs env.py to run is shown in test_live.py.
    assert {rule.about.name for rule in RULES} - {"metadata-misread"} == spoken


def test_the_missing_imports_are_the_corrected_lines(tmp_path: Path) -> None:
    (issue,) = issues(project(tmp_path, {"app/user.py": USER}))

    assert "+import app.user  # noqa: F401" in issue.diff
    assert "autogenerate proposes to drop the table `users`" in issue.message
    assert issue.safe


def test_the_corrected_project_has_nothing_left_to_correct(tmp_path: Path) -> None:
    folder = project(tmp_path, {"app/user.py": USER})
    (edit,) = issues(folder)[0].edits
    env_py = folder / edit.path
    lines = env_py.read_text().splitlines(keepends=True)
    lines.insert(edit.first - 1, f"{edit.text}\n")
    env_py.write_text("".join(lines))

    assert said(folder) == []


def test_an_unprotected_import_gets_its_comment(tmp_path: Path) -> None:
    env_py = LOADS.replace("  # noqa: F401", "")
    (issue,) = issues(project(tmp_path, {"app/user.py": USER, "alembic/env.py": env_py}))

    assert "-import app.user\n+import app.user  # noqa: F401" in issue.diff
