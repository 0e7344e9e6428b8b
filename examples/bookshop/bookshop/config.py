"""Where the bookshop keeps its data."""

import os

from sqlalchemy import URL, make_url

DEFAULT = "postgresql+psycopg://localhost/bookshop"


def database_url() -> URL:
    """From BOOKSHOP_DATABASE_URL, or a database on this machine."""
    return make_url(os.environ.get("BOOKSHOP_DATABASE_URL", DEFAULT))
