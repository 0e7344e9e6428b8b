"""The URL of a database, taken apart. What is said of one never holds a password."""

from urllib.parse import parse_qsl, unquote, urlsplit

from attrs import field

from domain.classes import frozen
from domain.errors import StatisticsUnreadable

KINDS = {"postgres": "postgresql", "postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql"}


@frozen
class Address:
    """`kind` is postgresql or mysql, which MariaDB is too; `options` those behind the `?`."""

    kind: str
    host: str | None
    port: int | None
    user: str | None
    password: str | None = field(repr=False)
    database: str = ""
    options: dict[str, str] = field(factory=dict, repr=False)


def address_of(url: str) -> Address:
    """`postgresql+driver://user:password@host:port/database`; the driver is ours all the same.

    Raise StatisticsUnreadable.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise StatisticsUnreadable("this is no URL of a database", WANTED) from None
    kind = KINDS.get(parts.scheme.partition("+")[0].lower())
    database = unquote(parts.path.strip("/"))
    if kind is None or not database:
        raise StatisticsUnreadable("this is no URL of a database on PostgreSQL or MySQL", WANTED)
    return Address(
        kind,
        unquote(parts.hostname) if parts.hostname else None,
        port,
        unquote(parts.username) if parts.username is not None else None,
        unquote(parts.password) if parts.password is not None else None,
        database,
        dict(parse_qsl(parts.query)),
    )


WANTED = (
    "One such as postgresql://reader@db.example.org/shop is wanted, or mysql://, or mariadb://."
)
