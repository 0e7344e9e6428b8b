"""Any folder, any user, any password; a checkout and what pip installs."""

import shutil

import pytest
from alembic import command
from sqlalchemy import make_url

from adapters.orm.store import AlembicStore
from tests.environment.conftest import ROOT, alembic, configured, tables
from tests.servers import new_database, require


@pytest.fixture
def crowded(tmp_path):
    """A folder that has packages named like ours, and PYTHONPATH leads to them."""
    folder = tmp_path / "crowded"
    for name in ("domain", "adapters", "application", "entrypoints"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise ImportError('not this one')")
    (folder / "alembic").mkdir()
    (folder / "alembic" / "env.py").write_text("raise ImportError('not this one')")
    return folder


def test_runs_from_a_folder_with_packages_of_the_same_names(crowded, new_store_url):
    url = new_store_url("sqlite")
    alembic(url, "upgrade", "head", cwd=crowded, PYTHONPATH=".")
    assert AlembicStore(url).status().state == "at head"


def test_runs_from_the_layout_of_the_wheel(crowded, tmp_path, new_store_url):
    shipped = tmp_path / "site-packages" / "_assay"
    for name in ("domain", "application", "adapters", "alembic"):
        shutil.copytree(ROOT / name, shipped / name)
    shutil.copy(ROOT / "alembic.ini", shipped)
    url, ini = new_store_url("sqlite"), shipped / "alembic.ini"
    alembic(url, "upgrade", "head", ini=ini, cwd=crowded, PYTHONPATH=".")
    assert AlembicStore(url).status().state == "at head"


def test_the_folder_of_migrations_is_no_package():
    assert not list((ROOT / "alembic").rglob("__init__.py"))


def test_without_a_url_the_store_is_in_the_data_folder_of_the_user(tmp_path):
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    alembic("", "upgrade", "head", cwd=tmp_path, **home)
    (made,) = tmp_path.rglob("assay.db")
    assert "reviews" in tables(f"sqlite:///{made}")


@pytest.mark.parametrize("password", ["a%b", "100%%", "%(here)s", "p%40ss", "@:/?#"])
def test_any_password_works(password, monkeypatch):
    """MariaDB asks for it even here; a PostgreSQL server of a developer may trust everyone."""
    server = require("mariadb")
    with new_database("mariadb") as url:
        user = url.database
        literal = password.replace("%", "%%")
        server.execute(f"CREATE USER {user} IDENTIFIED BY '{literal}'")
        server.execute(f"GRANT ALL ON {user}.* TO {user}")
        theirs = url.set(username=user, password=password).render_as_string(hide_password=False)
        try:
            monkeypatch.setenv("ASSAY_DATABASE_URL", theirs)
            command.upgrade(configured(None), "head")
            assert AlembicStore(theirs).status().state == "at head"
        finally:
            server.execute(f"DROP USER {user}")


@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_a_percent_sign_anywhere_in_the_url_works(kind, new_store_url, tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/100%/a%d.db"
    if kind == "postgresql":
        url = make_url(new_store_url(kind)).set(password="%d%%").render_as_string(False)
    monkeypatch.setenv("ASSAY_DATABASE_URL", url)
    command.upgrade(configured(None), "head")
    assert "findings" in tables(url)
