"""Which URLs can be used, and what is said about those that cannot."""

import pytest

from adapters.orm.engines import engine_for, file_of, url_of
from domain.errors import InputError


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "no database URL"),
        ("hush", "no database URL"),
        ("postgresql://u:hush@h:port/d", "no database URL"),
        ("oracle://u:hush@h/d", "'oracle' is not a database.*sqlite, postgresql, mysql, mariadb"),
        ("nonsense://u:hush@h/d", "'nonsense' is not a database"),
        ("postgresql+psycopg://u:hu@sh@h/d", "%40"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_its_password(url, said):
    with pytest.raises(InputError, match=f"ASSAY_DATABASE_URL.*{said}") as raised:
        url_of(url)
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "extra"),
    [
        ("postgresql+pg8000://h/d", r"assay\[postgresql\]"),
        ("mariadb+mysqldb://h/d", r"assay\[mysql\]"),
        ("mysql+made_up://h/d", r"assay\[mysql\]"),
    ],
)
def test_a_missing_driver_is_named_with_what_installs_it(url, extra):
    with pytest.raises(InputError, match=extra):
        engine_for(url_of(url))


def test_a_file_is_known_before_it_exists(tmp_path):
    assert file_of(url_of(f"sqlite:///{tmp_path}/a.db")) == tmp_path / "a.db"
    assert file_of(url_of("postgresql+psycopg://h/d")) is None


def test_sqlite_enforces_foreign_keys(tmp_path):
    with engine_for(url_of(f"sqlite:///{tmp_path}/a.db")).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_statements_in_errors_carry_no_values(tmp_path):
    assert engine_for(url_of(f"sqlite:///{tmp_path}/a.db")).hide_parameters
