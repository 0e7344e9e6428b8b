"""`assay init` in a folder of the test's own, with models added."""

import sys

import pytest

from entrypoints.cli import main
from tests.init.projects import LIBRARIES, MODELS, Generated

# The schemes of a database's URL, by whether the engine is asynchronous.
SCHEMES = {
    "sqlite": {False: "sqlite", True: "sqlite+aiosqlite"},
    "postgresql": {False: "postgresql+psycopg", True: "postgresql+asyncpg"},
    "mariadb": {False: "mariadb+pymysql", True: "mysql+aiomysql"},
    "mysql": {False: "mysql+pymysql", True: "mysql+aiomysql"},
}


@pytest.fixture
def init(monkeypatch, capsys):
    """Runs the command in this process, and gives its status and what it said."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["assay", "init", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return stopped.value.code or 0, out, err

    return run


@pytest.fixture
def generated(init, tmp_path, new_store_url):
    def make(
        database="postgresql",
        style="declarative",
        asynchronous=False,
        more=(),
        release=LIBRARIES,
    ):
        url = new_store_url(database)
        scheme = SCHEMES[database][asynchronous]
        root = tmp_path / "shop"
        root.mkdir()
        way = ["--async"] if asynchronous else []
        databases = [f"--database={name}" for name in (database, *more)]
        status, _, err = init(root, f"--style={style}", *databases, *way)
        assert status == 0, err
        (root / "models" / "shop.py").write_text(MODELS[style])
        return Generated(root, scheme + url[url.index(":") :], release)

    return make
