"""Whether two parts of a table are the same one, whatever they are called."""

from collections.abc import Hashable, Sequence

from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Constraint,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)

Part = Column | Index | Constraint


def likeness(part: Part) -> Hashable:
    """Equal for parts that do the same work: a unique index and a unique constraint, say."""
    match part:
        case Index(elements=elements, unique=True, predicate=None) | Unique(columns=elements):
            return ("unique", frozenset(elements))
        case Index(elements=elements, predicate=predicate):
            return ("index", elements, part.unique, spaceless(predicate))
        case PrimaryKey(columns=columns):
            return ("primary key", frozenset(columns))
        case ForeignKey(columns=columns, target=target):
            return ("foreign key", columns, target, part.target_columns)
        case Check(name=None, condition=condition):
            return ("check", spaceless(condition))
    return (type(part).__name__, part.name)


def same_part(one: Part, other: Part) -> bool:
    """Whether two of one name do the same; a CHECK's text may be written in many ways."""
    if isinstance(one, ForeignKey) and isinstance(other, ForeignKey):
        actions = (one.on_delete, one.on_update) == (other.on_delete, other.on_update)
        return actions and likeness(one) == likeness(other)
    return isinstance(one, Check) or likeness(one) == likeness(other)


def without_like(parts: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    """Those of `parts` that nothing in `others` is like."""
    known = {likeness(other) for other in others}
    checks = [other.name for other in others if isinstance(other, Check) and other.name]
    return [
        part
        for part in parts
        if likeness(part) not in known
        and not (isinstance(part, Check) and alike_in_name(part.name, checks))
    ]


def alike_in_name(name: str | None, others: Sequence[str]) -> bool:
    """Naming conventions put something around the name that the source gives a CHECK."""
    return name is None or any(name in other or other in name for other in others)


def spaceless(text: str | None) -> str:
    return "".join((text or "").lower().split())


def same_type(one: DataType | None, other: DataType | None) -> bool:
    """True also where `other` merely has more room, or one is not known well enough to tell."""
    if one is None or other is None or one.custom or other.custom:
        return True
    if one.name != other.name or one.dimensions != other.dimensions:
        return False
    if one.length is not None and other.length is not None and other.length < one.length:
        return False
    pairs = ((one.precision, other.precision), (one.scale, other.scale))
    return all(a == b or a is None or b is None for a, b in pairs)


def same_default(one: Default | None, other: Default | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.text is None or other.text is None:
        return True
    return bare(one.text) == bare(other.text)


def bare(text: str) -> str:
    """A default without the marks that one writer sets and another does not."""
    plain = spaceless(text).split("::")[0].strip("()'\"")
    return {"false": "0", "true": "1", "current_timestamp": "now"}.get(plain, plain)
