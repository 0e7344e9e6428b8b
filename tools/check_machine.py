"""Which tests this machine can run: python -m tools.check_machine

Tests that need a database server or a browser skip themselves where there is none. That is fine at
a desk, where this says so, and not in CI (CI=true), where it ends with status 1.
"""

import os
import shutil
import sys
from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

SERVERS = {
    "PostgreSQL": ("ASSAY_TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1/postgres"),
    "MariaDB": ("ASSAY_TEST_MARIADB_URL", "mariadb+pymysql://root@127.0.0.1/mysql"),
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    missing = [*servers_missing(), *browser_missing()]
    for said in missing:
        print(f"Not on this machine: {said}", file=sys.stderr)
    if not missing:
        return 0
    if os.environ.get("CI"):
        print("CI runs every test, so all of it must be here.", file=sys.stderr)
        return 1
    print("The tests that need it are skipped; CI runs them all.", file=sys.stderr)
    return 0


def servers_missing() -> Iterator[str]:
    for server, (variable, default) in SERVERS.items():
        url = os.environ.get(variable) or default
        engine = create_engine(url)
        try:
            engine.connect().close()
        except SQLAlchemyError:
            yield f"{server} at {engine.url!r}. Start it, or name another one in {variable}."


def browser_missing() -> Iterator[str]:
    if not any(map(shutil.which, BROWSERS)):
        yield f"a browser ({', '.join(BROWSERS)}), for the tests of the pages."


if __name__ == "__main__":
    sys.exit(main())
