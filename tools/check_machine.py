"""Which tests this machine can run: python -m tools.check_machine

Tests that need a database server or a browser skip themselves where there is none. That is fine at
a desk, where this says so, and not in CI (CI=true), where it ends with status 1.
"""

import os
import shutil
import sys
from collections.abc import Iterator

from tests.servers import SERVERS, why_missing

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    if "mysql" not in SERVERS:
        print("MySQL is not tried: ASSAY_TEST_MYSQL_URL names no server.", file=sys.stderr)
    missing = [*servers_missing(), *browser_missing()]
    for said in missing:
        print(f"Not on this machine: {said}", file=sys.stderr)
    if not missing:
        return 0
    if os.environ.get("CI") == "true":
        print("CI runs every test, so all of it must be here.", file=sys.stderr)
        return 1
    print("The tests that need it are skipped; CI runs them all.", file=sys.stderr)
    return 0


def servers_missing() -> Iterator[str]:
    for name, server in SERVERS.items():
        why = why_missing(name)
        if why is not None:
            yield f"{name} at {server.url!r}, or another one named in {server.variable}: {why}"


def browser_missing() -> Iterator[str]:
    if not any(map(shutil.which, BROWSERS)):
        yield f"a browser ({', '.join(BROWSERS)}), for the tests of the pages"


if __name__ == "__main__":
    sys.exit(main())
