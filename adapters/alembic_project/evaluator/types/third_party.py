"""Types of SQLAlchemy-Utils, as the types below them: many histories use them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from adapters.alembic_project.evaluator.types.given import Given
from domain.databases.target import Database

PACKAGE = "sqlalchemy_utils"
# The generic type below each, with its length, as the package's source has it at version 0.42.
BELOW: Mapping[str, tuple[str, int | None]] = {
    "ArrowType": ("DateTime", None),
    "ChoiceType": ("Unicode", 255),
    "ColorType": ("Unicode", 20),
    "CountryType": ("String", 2),
    "CurrencyType": ("String", 3),
    "EmailType": ("Unicode", 255),
    "EncryptedType": ("LargeBinary", None),
    "IPAddressType": ("Unicode", 50),
    "LocaleType": ("Unicode", 10),
    "PhoneNumberType": ("Unicode", 20),
    "ScalarListType": ("UnicodeText", None),
    "StringEncryptedType": ("String", None),
    "TimezoneType": ("Unicode", 50),
    "URLType": ("UnicodeText", None),
    "UUIDType": ("BINARY", 16),
}


def below(path: str, given: Given) -> Given | None:
    """The generic type that one of the package comes to; None where it is another."""
    if not is_above(path):
        return None
    name = path.rpartition(".")[2]
    return SPECIAL.get(name, plainly)(evolve(given, name=name))


def is_above(path: str) -> bool:
    """Whether it is one of the package's types."""
    return path.partition(".")[0] == PACKAGE and path.rpartition(".")[2] in BELOW


def plainly(given: Given) -> Given:
    name, length = BELOW[given.name]
    return Given(given.machine, name, () if length is None else (length,))


def uuid(given: Given) -> Given:
    """PostgreSQL's own unless `native=False`; elsewhere bytes, or characters if not `binary`."""
    native = given.get(1, "native") is not False
    if native and given.machine.target.database is Database.POSTGRESQL:
        return Given(given.machine, "UUID")
    if given.get(0, "binary") is False:
        return Given(given.machine, "CHAR", (32,))
    return plainly(given)


SPECIAL: Mapping[str, Callable[[Given], Given]] = {"UUIDType": uuid}
