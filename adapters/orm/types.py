"""Column types that mean the same on PostgreSQL, MariaDB, MySQL and SQLite."""

import enum
import re
from datetime import UTC, datetime
from typing import Any

from attrs import resolve_types
from cattrs import BaseValidationError, Converter
from cattrs.preconf.json import make_converter
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, Text, Uuid
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.types import TypeDecorator

from domain.errors import ReviewUnreadable
from domain.source import Location

# MariaDB's own UUID type came with 10.7; CHAR(32) stays the same when the server is upgraded.
Identity = Uuid().with_variant(Uuid(native_uuid=False), "mysql", "mariadb")

# SQLite counts up only a column that is INTEGER by name.
Counted = BigInteger().with_variant(Integer(), "sqlite")

# PostgreSQL stores no NUL, and no encoding has half a surrogate pair (of which Python makes file
# names that are no UTF-8); MariaDB refuses both in JSON, even escaped.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
REPLACEMENT = "\ufffd"


class Words(TypeDecorator[str]):
    """Text of any length. A plain TEXT ends at 64 KiB on MariaDB and MySQL."""

    impl = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


def storable(text: str) -> str:
    return UNSTORABLE.sub(REPLACEMENT, text)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, in UTC. Only PostgreSQL keeps a zone by itself."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Structured(TypeDecorator[Any]):
    """A value object, or a tuple of them, as JSON; what does not fit the shape is refused."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else converter.unstructure(value, self.shape)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        try:
            return converter.structure(value, self.shape)
        except (BaseValidationError, AttributeError, TypeError) as error:
            raise ReviewUnreadable(f"the store holds what is no {self.shape}") from error


def by_value(members: type[enum.Enum]) -> Enum:
    """An enumeration by its values, which outlive its names, as plain text."""
    return Enum(
        members,
        native_enum=False,
        length=16,
        values_callable=lambda kind: [member.value for member in kind],
    )


def strict_converter() -> Converter:
    """Knows every key, and takes no `"3"` for a 3."""
    # Location names itself inside a tuple, which cattrs does not look up by itself.
    resolve_types(Location)
    strict = make_converter(forbid_extra_keys=True)
    strict.register_unstructure_hook(str, storable)
    for plain in (str, int, bool):
        strict.register_structure_hook(plain, exactly)
    return strict


def exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__} where {kind.__name__} should be")
    return value


converter = strict_converter()
