"""ALTER COLUMN: each thing asked for is a statement of its own."""

from collections.abc import Iterator

import attrs

from domain.databases.effect import Effect, all_told, first_told, held, together
from domain.databases.postgresql.casts import (
    REFUSED,
    REWRITE,
    Cast,
    Session,
    can_be_stated,
    cast,
    cast_through,
    stated_by,
)
from domain.databases.postgresql.known_types import based, below
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.not_null import set_not_null
from domain.databases.postgresql.references import can_point
from domain.databases.postgresql.types import NUMBERS, STRINGS, called, plain
from domain.databases.postgresql.values import cut, failure
from domain.databases.postgresql.work import exclusive, index_work, rewriting
from domain.databases.situation import Situation
from domain.operations import AlterColumn
from domain.schema.column_changes import index_mentions
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Computed, ForeignKey, Index
from domain.schema.names import TableName
from domain.schema.objects import Objects
from domain.schema.schema import Table
from domain.schema.words import mentions


def alter_column(operation: AlterColumn, situation: Situation) -> Effect:
    pieces = tuple(statements(operation, situation.table(operation.table), situation))
    refused = next((piece for piece in pieces if piece.refused), None)
    return refused or together(pieces)


def statements(operation: AlterColumn, table: Table, situation: Situation) -> Iterator[Effect]:
    if operation.type is not None:
        yield set_type(operation, operation.type, situation)
    if operation.nullable is False:
        yield set_not_null(table, operation.column, situation, operation.existing_nullable)
    if operation.nullable is True:
        yield drop_not_null(operation, table, situation)
    if isinstance(operation.expression, Computed):
        yield written_anew(table, operation.column)
    if any(brief is not None for brief in in_the_catalogue(operation)):
        yield exclusive(table.name)
    if operation.comment is not None:
        yield Effect(locks=(lock(table.name, SHARE_UPDATE_EXCLUSIVE),))


def in_the_catalogue(operation: AlterColumn) -> tuple[object, ...]:
    """What touches no row. A generated column that becomes a plain one keeps its values."""
    return operation.default, operation.new_name, operation.identity, operation.expression


def drop_not_null(operation: AlterColumn, table: Table, situation: Situation) -> Effect:
    key = table.primary_key
    keeps = key is not None and operation.column in key.columns
    reason = f'column "{operation.column}" is in a primary key' if keeps else None
    return held(exclusive(table.name), reason, situation.certain(table.name))


def set_type(operation: AlterColumn, new: DataType, situation: Situation) -> Effect:
    found = change(operation, new, situation)
    table, column = situation.table(operation.table), operation.column
    if found.refused:
        return Effect(refused=not_cast(operation, new, situation))
    work = written_anew(table, column) if found.rewrites else kept(table, column, found)
    keys = keys_on(table, column, situation)
    checked = [key for _, key in keys if found.rewrites and key.validated]
    others = {end for child, key in keys for end in (child, key.target)} - {table.name}
    effect = attrs.evolve(
        work,
        locks=(*work.locks, *(lock(other, ACCESS_EXCLUSIVE) for other in sorted(others, key=str))),
        verified=tuple(key.name or "" for key in checked),
        assumption=all_told([found.assumption, still_told(table, column, new, situation)]),
    )
    effect = with_values(effect, operation, new, situation)
    reason = stands_in_the_way(table, column, new, situation)
    return held(effect, reason, situation.certain(table.name))


def still_told(table: Table, column: str, new: DataType, situation: Situation) -> str | None:
    """A CHECK on the column is read anew, with the operators of the new type."""
    known = table.column(column)
    old = known.type if known else None
    if old is None or any(
        {plain(old).name, plain(new).name} <= kind for kind in (NUMBERS, STRINGS)
    ):
        return None
    checks = (c for c in table.constraints if isinstance(c, Check))
    told = next((c for c in checks if mentions(c.condition, column)), None)
    if told is None or old.name == new.name:
        return None
    return f"the CHECK {told.name} can be told of {called(new)}"


def not_cast(operation: AlterColumn, new: DataType, situation: Situation) -> str:
    cannot = f'column "{operation.column}" cannot be cast automatically to type {called(new)}'
    return cannot_be_stated(operation, situation) or cannot


def cannot_be_stated(operation: AlterColumn, situation: Situation) -> str | None:
    """USING that states a cast which there is not."""
    old = type_before(operation, situation)
    stated = old and operation.using and stated_by(operation.using, operation.column, old)
    if not old or not stated or stated == old:
        return None
    first, second = below(old, situation), below(stated, situation)
    session = Session(situation.target.version)
    if not cast(first, second, session).refused or can_be_stated(first, second, session):
        return None
    return f"cannot cast type {called(old)} to {called(stated)}"


def stands_in_the_way(table: Table, column: str, new: DataType, situation: Situation) -> str | None:
    if situation.before.objects.views_on_column(table.name, column):
        return "cannot alter type of a column used by a view or rule"
    if any(c.computed and mentions(c.computed.text, column) for c in table.columns):
        return "cannot alter type of a column used by a generated column"
    for child, key in keys_on(table, column, situation):
        if not still_points(child, key, column, new, situation):
            return f'foreign key constraint "{key.name}" cannot be implemented'
    return None


def still_points(
    child: TableName, key: ForeignKey, column: str, new: DataType, situation: Situation
) -> bool:
    """Whether the key can be, once its column at the one end or the other has the new type."""
    changed, own, far = situation.step.operation.subject, situation.table(child), key.target
    for here, there in zip(key.columns, key.target_columns, strict=False):
        pointing, target = own.column(here), situation.table(far).column(there)
        left = new if (child, here) == (changed, column) else pointing and pointing.type
        right = new if (far, there) == (changed, column) else target and target.type
        if not left or not right:
            continue
        if not can_point(below(left, situation), below(right, situation)):
            return False
    return True


def with_values(
    effect: Effect, operation: AlterColumn, new: DataType, situation: Situation
) -> Effect:
    """What becomes of the values, where it is known how they are cast."""
    where = f"{operation.table}.{operation.column}"
    known = type_before(operation, situation)
    if known is None:
        return effect
    asked, old, new = new, below(known, situation), below(new, situation)
    between = old
    if operation.using is not None:
        stated = stated_by(operation.using, operation.column, old)
        if stated is None:
            return attrs.evolve(effect, loses=f"what USING does not carry over of {where}")
        between = below(stated, situation)
    lost = (cut(old, between, stated=True), cut(between, new))
    reasons = (failure(old, between, stated=True), failure(between, new))
    gone = next((each for each in lost if each), None)
    return attrs.evolve(
        effect,
        loses=f"{gone}, of {where}" if gone else None,
        may_fail=first_told((*reasons, violates(asked, known, situation), effect.may_fail)),
    )


def violates(new: DataType, known: DataType, situation: Situation) -> str | None:
    domain = situation.before.objects.domains.get(new.name.lower())
    if domain is None or not domain.checked or new.name == known.name:
        return None
    return f"value for domain {new.name} violates check constraint"


def in_utc(objects: Objects) -> bool | None:
    zone = objects.setting("timezone")
    return None if zone is None else zone.lower() in ("utc", "etc/utc", "gmt", "z", "0", "uct")


def written_anew(table: Table, column: str) -> Effect:
    """All indexes are built; those of the column itself are dropped and made again."""
    effect = rewriting(table)
    replaced = {i.name for i in table.all_indexes if index_mentions(i, column)}
    works = (attrs.evolve(w, rewritten=w.name not in replaced) for w in effect.indexes)
    return attrs.evolve(effect, indexes=tuple(works))


def kept(table: Table, column: str, found: Cast) -> Effect:
    """No row is written. Indexes may be built anew, and each CHECK on the column is verified."""
    dependent = [i for i in table.all_indexes if index_mentions(i, column)]
    checks = (c for c in table.constraints if isinstance(c, Check) and c.validated)
    checked = any(mentions(check.condition, column) for check in checks)
    return Effect(
        locks=(lock(table.name, ACCESS_EXCLUSIVE),),
        scanned=(table.name,) if checked else (),
        index_builds=sum(found.reindexes or is_expression(i, column) for i in dependent),
        indexes=index_work(i.name for i in dependent),
    )


def type_before(operation: AlterColumn, situation: Situation) -> DataType | None:
    column = situation.table(operation.table).column(operation.column)
    return (column.type if column else None) or operation.existing_type


def change(operation: AlterColumn, new: DataType, situation: Situation) -> Cast:
    """By the type that the column has in the schema, else by the one that the source states."""
    known = type_before(operation, situation)
    if known is None:
        where = f"{operation.table}.{operation.column}"
        return Cast(True, assumption=f"the type that {where} has now is not known")
    session = Session(situation.target.version, in_utc(situation.before.objects))
    if (
        operation.using is None
        and cast(below(known, situation), below(new, situation), session).refused
    ):
        return REFUSED
    old, new = based(known, situation), based(new, situation)
    if operation.using is None:
        return cast(old, new, session)
    between = stated_by(operation.using, operation.column, old)
    return REWRITE if between is None else cast_through(old, between, new, session)


def keys_on(table: Table, column: str, situation: Situation) -> list[tuple[TableName, ForeignKey]]:
    """The foreign keys that the column is part of, at either end, each with its own table."""
    own = [(table.name, key) for key in table.foreign_keys if column in key.columns]
    pointing = [
        (child.name, key)
        for child, key in situation.before.referencing(table.name)
        if column in key.target_columns
    ]
    return own + pointing


def is_expression(index: Index, column: str) -> bool:
    """Whether the column stands in an expression or the predicate of the index."""
    return mentions(index.predicate, column) or any(
        element != column and mentions(element, column) for element in index.elements
    )
