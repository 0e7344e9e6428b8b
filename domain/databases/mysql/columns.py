"""Columns that come, go and change."""

from collections.abc import Iterator

import attrs

from domain.databases.effect import Effect, held, together
from domain.databases.mysql.algorithms import (
    Algorithm,
    Lock,
    altering,
    catalogue,
    copying,
    instant,
    older_than,
    rebuilding,
    without_copy,
)
from domain.databases.mysql.constraints import add_constraint, create_index
from domain.databases.mysql.types import Change, change
from domain.databases.mysql.values import cut, failure
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.operations import AddColumn, AddConstraint, AlterColumn, CreateIndex, DropColumn
from domain.schema.column_changes import add_column as column_added
from domain.schema.column_changes import alter_column as column_altered
from domain.schema.column_changes import index_mentions, restates
from domain.schema.elements import (
    Check,
    Column,
    Default,
    ForeignKey,
    PrimaryKey,
    Unique,
)
from domain.schema.index_changes import serves
from domain.schema.schema import Table
from domain.schema.words import mentions, words

DIFFERENT_BY_ROW = ("uuid", "nextval", "sysdate", "sys_guid")


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    if operation.if_not_exists and table.column(operation.column.name) is not None:
        return instant(table.name)
    pieces = [bare(operation.column, table, situation)]
    alone = attrs.evolve(operation, constraints=(), indexes=())
    after = attrs.evolve(situation, before=column_added(alone, situation.before, situation.target))
    for constraint in operation.constraints:
        pieces.append(add_constraint(AddConstraint(table.name, constraint), after))
    for index in operation.indexes:
        pieces.append(create_index(CreateIndex(table.name, index), situation))
    effect = together(pieces)
    keyed = any(isinstance(c, Unique) for c in operation.constraints)
    if operation.inline_references and keyed and not effect.rewritten:
        # One statement that adds the column and its index builds the table anew.
        return together([effect, rebuilding(table.name)])
    return effect


def bare(column: Column, table: Table, situation: Situation) -> Effect:
    target = situation.target
    if column.identity:
        return rebuilding(table.name, Lock.SHARED)
    if column.computed is not None and column.computed.persisted:
        return copying(table.name)
    if column.default is not None and computed_by_row(column.default, table, situation):
        return copying(table.name)
    if target.database is Database.MYSQL and older_than(target, 8, 0, 12):
        return rebuilding(table.name)
    return instant(table.name)


def computed_by_row(default: Default, table: Table, situation: Situation) -> bool:
    """MySQL computes each default in parentheses row by row, MariaDB only what differs by row."""
    text = default.text or ""
    if not default.is_expression:
        return False
    if situation.target.database is Database.MARIADB:
        spoken_of = words(text)
        by_row = any(word.startswith(DIFFERENT_BY_ROW) for word in spoken_of)
        return by_row or any(column.name in spoken_of for column in table.columns)
    return text.strip().startswith("(")


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    reason = cannot_drop(operation.column, table, situation)
    effect = column_dropped(operation.column, table, situation)
    return held(effect, reason, situation.certain(table.name))


def column_dropped(column: str, table: Table, situation: Situation) -> Effect:
    key = table.primary_key
    if key is not None and column in key.columns:
        return copying(table.name)
    holding = [index for index in table.all_indexes if index_mentions(index, column)]
    if situation.target.database is Database.MYSQL:
        old = older_than(situation.target, 8, 0, 29)
        return rebuilding(table.name) if holding or old else instant(table.name)
    if any(len(index.elements) > 1 for index in holding):
        return rebuilding(table.name)
    return without_copy(table.name, situation.target) if holding else instant(table.name)


def cannot_drop(column: str, table: Table, situation: Situation) -> str | None:
    mariadb = situation.target.database is Database.MARIADB
    others = {c.name for c in table.columns if c.name != column}
    for child, key in situation.before.referencing(table.name):
        if column in key.target_columns:
            holder = f"`{child.name.name}`" if mariadb else f"'{child.name.name}'"
            needed = f"needed in a foreign key constraint '{key.name}' of table {holder}"
            return f"Cannot drop column '{column}': {needed}"
    if any(c.computed and mentions(c.computed.text, column) for c in table.columns):
        if mariadb:
            return f"Unknown column '{column}' in 'GENERATED ALWAYS AS'"
        return f"Column '{column}' has a generated column dependency."
    for constraint in table.constraints:
        match constraint:
            case ForeignKey(name=name, columns=columns) if column in columns:
                index = next((i.name for i in table.all_indexes if serves(i, columns)), None)
                what = f"index '{index}'" if mariadb and index else f"column '{column}'"
                whose = "" if mariadb and index else f" '{name}'"
                return f"Cannot drop {what}: needed in a foreign key constraint{whose}"
            case PrimaryKey(columns=columns) | Unique(columns=columns) if (
                mariadb and column in columns and len(columns) > 1
            ):
                return f"Key column '{column}' doesn't exist in table"
            case Check(name=name, condition=str(text)) if (
                mentions(text, column) and words(text) & others
            ):
                uses = f"Check constraint '{name}' uses column '{column}', hence column cannot be"
                maria = f"Unknown column '{column}' in 'CHECK'"
                return maria if mariadb else f"{uses} dropped or renamed."
    return None


def alter_column(operation: AlterColumn, situation: Situation) -> Effect:
    """One MODIFY or CHANGE states the whole column: what counts is how it differs from before."""
    if not restates(operation):
        return instant(operation.table)
    pieces = tuple(differences(operation, situation))
    refused = next((piece for piece in pieces if piece.refused), None)
    return refused or together(pieces)


def differences(operation: AlterColumn, situation: Situation) -> Iterator[Effect]:
    table = situation.table(operation.table)
    before = table.column(operation.column) or Column(operation.column, None, None)
    before = attrs.evolve(
        before,
        type=before.type or operation.existing_type,
        nullable=operation.existing_nullable if before.nullable is None else before.nullable,
    )
    replayed = column_altered(operation, situation.before, situation.target)
    called = operation.new_name or operation.column
    after = replayed.known_or_blank(table.name).column(called) or before
    old_mysql = situation.target.database is Database.MYSQL and older_than(
        situation.target, 8, 0, 28
    )
    renames_slowly = operation.new_name is not None and old_mysql
    yield catalogue(table.name, situation.target) if renames_slowly else instant(table.name)
    if operation.type is not None:
        yield retyped(operation, before, situation)
    asked = before.nullable is not None or operation.nullable is not None
    if asked and after.nullable != before.nullable:
        yield renulled(operation, before, table, situation.target)


def renulled(operation: AlterColumn, before: Column, table: Table, target: Target) -> Effect:
    """Beside a stored generated column MariaDB copies, and for a timestamp that was NULL."""
    mariadb = target.database is Database.MARIADB
    stored = any(c.computed is not None and c.computed.persisted for c in table.columns)
    dated = before.type is not None and before.type.name.lower() == "timestamp"
    copied = mariadb and (stored or (dated and operation.nullable is False))
    effect = copying(table.name) if copied else rebuilding(table.name)
    if before.nullable is None:
        guess = f"{table.name}.{operation.column} may be NULL or not: it is not known which"
        effect = attrs.evolve(effect, assumption=guess)
    if operation.nullable is False:
        return attrs.evolve(effect, may_fail=f"Data truncated for column '{operation.column}'")
    return effect


def retyped(operation: AlterColumn, before: Column, situation: Situation) -> Effect:
    found = type_change(operation, before, situation)
    if found.algorithm is None:
        return instant(operation.table)
    reason = held_by_key(operation.column, situation.table(operation.table), situation)
    effect = type_changed(operation, found, situation)
    effect = with_values(effect, operation, before, situation)
    return held(effect, reason, situation.certain(operation.table))


def type_changed(operation: AlterColumn, found: Change, situation: Situation) -> Effect:
    table, column = situation.table(operation.table), operation.column
    if found.algorithm in (None, Algorithm.COPY):
        return attrs.evolve(copying(table.name), assumption=found.assumption)
    indexed = any(index_mentions(i, column) for i in table.all_indexes)
    if found.recompared and indexed:
        return attrs.evolve(without_copy(table.name, situation.target), index_builds=1)
    return attrs.evolve(altering(table.name, found.algorithm), assumption=found.assumption)


def with_values(
    effect: Effect, operation: AlterColumn, before: Column, situation: Situation
) -> Effect:
    """What becomes of the values, where the old type is known."""
    old, new, target = before.type, operation.type, situation.target
    if old is None or new is None:
        return effect
    gone = cut(old, new, target)
    return attrs.evolve(
        effect,
        may_fail=failure(old, new, operation.column, target) or effect.may_fail,
        loses=f"{gone}, of {operation.table}.{operation.column}" if gone else None,
    )


def held_by_key(column: str, table: Table, situation: Situation) -> str | None:
    """Both ends of a foreign key keep the very same type."""
    for key in table.foreign_keys:
        if column in key.columns:
            return f"Cannot change column '{column}': used in a foreign key constraint '{key.name}'"
    for child, key in situation.before.referencing(table.name):
        if column in key.target_columns:
            return (
                f"Cannot change column '{column}': used in a foreign key constraint '{key.name}' "
                f"of table '{child.name.name}'"
            )
    return None


def type_change(operation: AlterColumn, before: Column, situation: Situation) -> Change:
    if before.type is None or operation.type is None:
        unknown = f"the type that {operation.table}.{operation.column} has now is not known"
        return Change(Algorithm.COPY, assumption=unknown)
    return change(before.type, operation.type, situation.target)
