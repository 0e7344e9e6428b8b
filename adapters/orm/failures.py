"""What a database says when it refuses, without anyone's password."""

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from domain.errors import StoreUnreachable

HIDDEN = "***"
SECRET_WORDS = ("pass", "pwd", "secret", "token")


def masked(url: URL) -> str:
    """The password, and whatever in the query looks like one, as three stars."""
    secret = [name for name in url.query if is_secret(name)]
    shown = url.difference_update_query(secret).render_as_string(hide_password=True)
    for name in secret:
        shown += f"{'&' if '?' in shown else '?'}{name}={HIDDEN}"
    return shown


def told(error: DBAPIError, url: URL) -> StoreUnreachable:
    reason = " ".join(str(error.orig).split())
    return unreachable(url, without_secrets(reason, url))


def unreachable(url: URL, why: str) -> StoreUnreachable:
    return StoreUnreachable(
        f"the store at {masked(url)} cannot be used: {why}. Check that its database runs and "
        "that ASSAY_DATABASE_URL is right."
    )


def without_secrets(text: str, url: URL) -> str:
    for secret in secrets_of(url):
        text = text.replace(secret, HIDDEN)
    return text


def secrets_of(url: URL) -> list[str]:
    in_query = [url.normalized_query[name] for name in url.query if is_secret(name)]
    return [s for s in (url.password, *(v for values in in_query for v in values)) if s]


def is_secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET_WORDS)
