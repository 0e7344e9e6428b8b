"""The URL of a database beside others on its server."""

import subprocess
import sys

import pytest

from adapters.tracing.child import PROGRAMS
from adapters.tracing.throwaway import with_database


@pytest.mark.parametrize(
    ("server", "told"),
    [
        ("postgresql://u@host:5432/postgres", "postgresql://u@host:5432/new"),
        ("postgresql+psycopg://u:p%40s/x@host/db", "postgresql+psycopg://u:p%40s/x@host/new"),
        ("mysql+pymysql://root@127.0.0.1", "mysql+pymysql://root@127.0.0.1/new"),
        ("postgresql:///db?host=/run", "postgresql:///new?host=/run"),
        ("mysql://host/db?charset=utf8mb4", "mysql://host/new?charset=utf8mb4"),
    ],
)
def test_names_another_database_and_leaves_the_rest(server: str, told: str) -> None:
    assert with_database(server, "new") == told


@pytest.mark.parametrize("name", ["customers", "assay_trace_", "assay_trace_0123456789ab; x"])
def test_drops_no_database_of_another_name(name: str) -> None:
    task = f'{{"server": "sqlite://", "name": "{name}", "action": "drop"}}'
    done = subprocess.run(
        [sys.executable, "-I", PROGRAMS / "database.py"], input=task, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "is no name of a database for tracing" in done.stderr
