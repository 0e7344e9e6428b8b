"""Why there is no connection, in words of our own: those of a driver name hosts and users."""

from domain.errors import StatisticsUnreadable

CHECK = "Check the address, the user and the password."
OF_POSTGRESQL = (
    ("password authentication failed", "it refuses the user or the password"),
    ("no password supplied", "it wants a password"),
    ("no pg_hba.conf entry", "its pg_hba.conf lets nobody in from here"),
    ("connection refused", "nobody answers at that port"),
    ("timeout expired", "it does not answer in time"),
    ("could not translate host name", "there is no such host"),
    ("failed to resolve host", "there is no such host"),
    ("no such file or directory", "there is no such socket"),
    ("too many", "it has too many connections"),
    ("starting up", "it is still starting"),
    ("ssl error", "no encrypted connection comes about"),
    ("does not support ssl", "no encrypted connection comes about"),
    ('role "', "it refuses the user"),
    ('database "', "it has no such database, or does not let this user in"),
)
"""Phrases of libpq and of the server, the first that fits counts."""
OF_MYSQL = {
    1040: "it has too many connections",
    1044: "it does not let this user into that database",
    1045: "it refuses the user or the password",
    1049: "it has no such database",
    1130: "it lets nobody in from here",
    2003: "nobody answers at that address and port",
    2013: "it does not answer in time",
    2026: "no encrypted connection comes about",
}

REFUSALS = {
    1142: "the user may not read that (1142)",
    1143: "the user may not read that (1143)",
    1205: "somebody holds a lock on it (1205)",
    1227: "the user has not the privilege (1227)",
    1792: "the transaction only reads (1792)",
    1969: "it takes too long (1969)",
    3024: "it takes too long (3024)",
}
"""What MySQL and MariaDB answer to a question."""
BROKEN = "the connection broke off"


def by_words(text: str) -> str | None:
    """What PostgreSQL means; None where it says what is not known, or another language."""
    return next((said for phrase, said in OF_POSTGRESQL if phrase in text.lower()), None)


def unreachable(reason: str) -> StatisticsUnreadable:
    return StatisticsUnreadable(f"the database cannot be reached: {reason}", CHECK)
