"""An empty database made for one trace, and gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from adapters.tracing.child import Child


@contextmanager
def empty_database(server: str, child: Child) -> Iterator[str]:
    """The URL of a new database on the server; `sqlite` is one in the child's own folder.

    Raise ProgramFailed when the server does not make one. Nothing but it is ever dropped.
    """
    name = f"assay_trace_{uuid4().hex[:12]}"
    if server.startswith("sqlite"):
        file = Path(child.home) / f"{name}.db"
        file.touch()
        yield f"sqlite:///{file}"
        return
    child.run("database", {"server": server, "name": name, "action": "create"})
    try:
        yield with_database(server, name)
    finally:
        child.run("database", {"server": server, "name": name, "action": "drop"})


def with_database(server: str, name: str) -> str:
    """The server's URL with another database: everything else in it stays as it is."""
    address, question, query = server.partition("?")
    scheme, _, rest = address.partition("://")
    host = rest.rpartition("@")[2].partition("/")[0]
    credentials = rest.rpartition("@")[0]
    at = "@" if "@" in rest else ""
    return f"{scheme}://{credentials}{at}{host}/{name}{question}{query}"
