"""What Assay's own surroundings tell it, read from the environment."""

import math
import os
from collections.abc import Mapping
from typing import Self
from urllib.parse import quote

from attrs import field

from domain.classes import frozen
from domain.errors import InputError

# A bare name of a database means the driver that Assay installs for it.
DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}


def with_driver(url: str) -> str:
    scheme, colon, rest = url.partition(":")
    return f"{DRIVERS.get(scheme.lower(), scheme)}{colon}{rest}"


@frozen
class Settings:
    """`named_url` is of the database that the user named; empty where none was.

    `token` is what HTTP clients must show, None where nobody may write. `lock_timeout` is how many
    seconds a migration of Assay's own database waits for a lock. The repr holds no secret.
    `cache_folder` empty: the user's own.
    """

    named_url: str = field(repr=False, converter=with_driver)
    token: str | None = field(default=None, repr=False)
    lock_timeout: float = 10.0
    cache_folder: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """ASSAY_DATABASE_URL, _TOKEN, _LOCK_TIMEOUT, _CACHE_DIR; empty is as good as unset.

        Raise InputError.
        """
        given = {name: value.strip() for name, value in environment.items()}
        return cls(
            named_url=given.get("ASSAY_DATABASE_URL", ""),
            token=given.get("ASSAY_TOKEN") or None,
            lock_timeout=seconds(given.get("ASSAY_LOCK_TIMEOUT") or "10"),
            cache_folder=given.get("ASSAY_CACHE_DIR", ""),
        )

    @property
    def database_url(self) -> str:
        return self.named_url or default_database_url()

    @property
    def store_named(self) -> bool:
        """Who named a database wants reviews kept."""
        return bool(self.named_url)


def default_database_url() -> str:
    """A SQLite file in the user's data folder, which need not be there yet."""
    from platformdirs import user_data_path

    file = user_data_path("assay", appauthor=False) / "assay.db"
    return f"sqlite:///{quote(file.as_posix(), safe='/:')}"


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= 3600:
        raise InputError(f"ASSAY_LOCK_TIMEOUT: {text!r} is no number of seconds from 0 to 3600.")
    return value
