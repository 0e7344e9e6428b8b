"""The settings of the surroundings."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from adapters.config import Settings
from domain.errors import InputError

SQLITE = "sqlite:////tmp/a.db"


def test_without_anything_said_nothing_is_kept():
    settings = Settings.from_environment({})
    assert not settings.store_named
    assert settings.token is None
    assert settings.lock_timeout == 10


def test_the_default_database_is_a_file_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    url = Settings.from_environment({}).database_url
    assert url.startswith(f"sqlite:///{tmp_path.as_posix()}/")
    assert url.endswith("/assay.db")
    assert list(tmp_path.iterdir()) == []


def test_a_home_with_a_strange_name_is_found_again(monkeypatch, tmp_path):
    home = tmp_path / "50%41 ?#é"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    url = make_url(Settings.from_environment({}).database_url)
    assert Path(url.database) == home / "assay" / "assay.db"


def test_a_named_database_is_used():
    settings = Settings.from_environment({"ASSAY_DATABASE_URL": f" {SQLITE}\n"})
    assert settings.database_url == SQLITE
    assert settings.store_named


@pytest.mark.parametrize("nothing", ["", "  "])
def test_empty_is_as_good_as_unset(nothing):
    names = ("ASSAY_DATABASE_URL", "ASSAY_TOKEN", "ASSAY_LOCK_TIMEOUT")
    assert Settings.from_environment(dict.fromkeys(names, nothing)) == Settings.from_environment({})


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
        ("PostgreSQL://u@h/d", "postgresql+psycopg://u@h/d"),
        ("mysql://u@h/d", "mysql+pymysql://u@h/d"),
        ("mariadb://u:postgres://@h/d", "mariadb+pymysql://u:postgres://@h/d"),
        ("mysql+mysqldb://u@h/d", "mysql+mysqldb://u@h/d"),
        ("sqlite:////a.db", "sqlite:////a.db"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_database_without_a_driver_gets_the_one_that_assay_installs(given, meant):
    assert Settings.from_environment({"ASSAY_DATABASE_URL": given}).database_url == meant


def test_shows_no_secret():
    environment = {"ASSAY_DATABASE_URL": "postgresql://u:hush@h/d", "ASSAY_TOKEN": "secret"}
    shown = repr(Settings.from_environment(environment))
    assert "hush" not in shown
    assert "secret" not in shown


@pytest.mark.parametrize("wrong", ["soon", "0", "-1", "nan", "inf", "3601", "10s"])
def test_a_lock_timeout_is_a_number_of_seconds(wrong):
    with pytest.raises(InputError, match="ASSAY_LOCK_TIMEOUT"):
        Settings.from_environment({"ASSAY_LOCK_TIMEOUT": wrong})


def test_reading_the_settings_imports_no_sqlalchemy():
    program = (
        "import sys\n"
        "from adapters.config import Settings\n"
        "Settings.from_environment()\n"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
