"""`assay doctor --live`: what was read, held to what env.py hands over."""

import subprocess
import sys
from pathlib import Path

from domain.databases.target import Target
from domain.diagnosis.live import LiveTable, missed
from domain.schema.names import TableName
from domain.schema.schema import Schema
from tests.doctor.models.written import ENV_PY, USER, AlembicModelSource, project

ROOT = Path(__file__).resolve().parents[3]
ENV = ENV_PY.replace("from app.db import Base", "from app.user import Base")


def live(folder: Path) -> str:
    command = [sys.executable, "assay.py", "doctor", str(folder)]
    options = ["--live", "--python", sys.executable]
    ran = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return ran.stdout + ran.stderr


def test_says_nothing_where_both_agree(tmp_path: Path) -> None:
    folder = project(tmp_path, {"app/user.py": USER, "alembic/env.py": ENV})

    assert "metadata-misread" not in live(folder)


def test_tells_what_was_not_read(tmp_path: Path) -> None:
    hidden = USER + "\nglobals()['Plan'] = type('Plan', (Base,), {\n    '__tablename__': 'plans',\n"
    hidden += "    'id': mapped_column(__import__('sqlalchemy').Integer, primary_key=True)})\n"
    folder = project(tmp_path, {"app/user.py": hidden, "alembic/env.py": ENV})

    output = " ".join(live(folder).split())
    assert "info metadata-misread" in output
    assert "the table `plans` was not read" in output


def test_tells_how_to_go_on_where_env_py_fails(tmp_path: Path) -> None:
    folder = project(tmp_path, {"app/user.py": USER, "alembic/env.py": "import nowhere\n" + ENV})

    output = live(folder)
    assert "No module named 'nowhere'" in output
    assert "--python" in output


def test_columns_are_compared_where_they_are_known(tmp_path: Path) -> None:
    folder = project(tmp_path, {"app/user.py": USER, "alembic/env.py": ENV})
    facts = AlembicModelSource().read(str(folder), Target.of("postgresql"), Schema)
    real = (LiveTable(TableName("users"), ("name",)),)

    assert list(missed(facts, real)) == [
        "the column `users.name` was not read",
        "there is no column `users.id`",
    ]
