"""What starting Assay costs: the libraries that a command does not need are not imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

HEAVY = {
    "alembic",
    "cattrs",
    "dependency_injector",
    "jinja2",
    "libcst",
    "litestar",
    "postgast",
    "sqlalchemy",
    "sqlglot",
    "uvicorn",
}
OURS = ("domain", "application", "adapters", "entrypoints")
# What the library of the container would import for features that nobody here uses.
INTEGRATIONS = {"asyncio", "ssl", "yaml"}
NEEDED_TO_REVIEW = {"cattrs", "dependency_injector"}
# What a review needs when something has changed since the last one, and only then.
NEEDED_ANEW = {
    "adapters.alembic_project.evaluator",
    "application.reviewing_anew",
    "domain.operations",
    "domain.review.engine",
    "domain.review.standing",
    "domain.rules.rule",
    "domain.schema.schema",
    "domain.script",
    "domain.sql_operations",
    "tempfile",
}
# What no plain review needs: for other reports, `--since`, long histories, the store, settings.
NEEDED_SINCE = {"adapters.alembic_project.plain_text", "adapters.git"}
NEEDED_BY_OTHERS = {
    *NEEDED_SINCE,
    "adapters.memory",
    "adapters.reports.json_reading",
    "adapters.reports.text",
    "adapters.shelves.forked",
    "application.use_cases.record_review",
    "difflib",
    "pickle",
    "platformdirs",
    "subprocess",
    "tomllib",
}

REVISION = '''"""A table and its loss."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.drop_table("orders")


def downgrade() -> None:
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True))
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    versions = tmp_path / "project" / "alembic" / "versions"
    versions.mkdir(parents=True)
    (versions / "0001_orders.py").write_text(REVISION)
    (versions.parents[1] / "alembic.ini").write_text(
        "[alembic]\nscript_location = %(here)s/alembic\nsqlalchemy.url = postgresql://db/orders\n"
    )
    return versions.parents[1]


def imported_by(
    folder: Path, *arguments: str, whole: bool = False, **variables: str
) -> tuple[int, set[str]]:
    """Exit status of `assay ARGUMENTS`, and the top-level modules that it had imported.

    With `whole`, all modules by their whole names.
    """
    seen = folder / "modules.json"
    code = (
        "import atexit, json, runpy, sys\n"
        f"atexit.register(lambda: open({str(seen)!r}, 'w').write(json.dumps(list(sys.modules))))\n"
        f"sys.argv = {['assay', *arguments]!r}\n"
        f"runpy.run_path({str(ROOT / 'assay.py')!r}, run_name='__main__')\n"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ASSAY_")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**environment, "ASSAY_CACHE_DIR": str(folder / "cache"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    modules = json.loads(seen.read_text(encoding="utf-8"))
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, {module if whole else module.split(".")[0] for module in modules}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_click_and_next_to_nothing_of_ours(tmp_path: Path, option: str) -> None:
    status, modules = imported_by(tmp_path, option, whole=True)

    assert status == 0
    assert "click" in modules
    assert not modules & {*HEAVY, "attr"}
    assert {module for module in modules if module.startswith(OURS)} <= {
        "domain",
        "domain.errors",
        "domain.version",
        "entrypoints",
        "entrypoints.cli",
        "entrypoints.cli.group",
        "entrypoints.exit_codes",
    }


def test_a_review_without_a_store_imports_no_database_library(project: Path) -> None:
    status, modules = imported_by(project, "review", ".")

    assert status == 1
    assert not modules & (HEAVY - NEEDED_TO_REVIEW | INTEGRATIONS | NEEDED_SINCE)


@pytest.mark.parametrize(
    "arguments", [("graph", "."), ("graph", ".", "--findings"), ("init", ".", "--dry-run")]
)
def test_drawing_and_setting_up_import_no_database_library(
    project: Path, arguments: tuple[str, ...]
) -> None:
    _, modules = imported_by(project, *arguments)

    assert not modules & (HEAVY - NEEDED_TO_REVIEW - {"jinja2"})


def test_a_report_that_is_not_asked_for_is_not_imported(project: Path) -> None:
    _, none = imported_by(project, "review", ".", whole=True)
    _, two = imported_by(
        project, "review", "--format", "sarif", "--report", "junit=out.xml", whole=True
    )

    reports = {f"adapters.reports.{name}" for name in ("github", "gitlab", "junit", "markdown")}
    reports |= {"adapters.reports.sarif", "adapters.reports.relocating", "xml"}
    assert not none & reports
    assert two & reports == {
        "adapters.reports.sarif",
        "adapters.reports.junit",
        "adapters.reports.relocating",
        "xml",
    }


def test_a_review_that_is_kept_does_import_it(project: Path) -> None:
    """Or the test above would be looking in the wrong place."""
    store = f"sqlite:///{project / 'kept.db'}"

    _, modules = imported_by(project, "review", "--store", ".", ASSAY_DATABASE_URL=store)

    assert {"sqlalchemy", "alembic"} <= modules


def test_a_review_that_is_as_it_was_loads_neither_rules_nor_the_evaluator(project: Path) -> None:
    first, modules = imported_by(project, "review", ".", "--format", "json", whole=True)
    assert modules >= NEEDED_ANEW

    again, modules = imported_by(project, "review", ".", "--format", "json", whole=True)
    assert not modules & (NEEDED_ANEW | NEEDED_BY_OTHERS)
    assert again == first


def test_the_syntax_of_python_is_loaded_where_there_is_some_to_correct(project: Path) -> None:
    _, before = imported_by(project, "doctor", ".")
    (project / "alembic" / "env.py").write_text(
        "from alembic import context\n\nif context.is_offline_mode():\n"
        '    context.configure(url="postgresql://db/orders")\n'
    )
    _, after = imported_by(project, "doctor", ".")

    assert "libcst" not in before
    assert "libcst" in after
