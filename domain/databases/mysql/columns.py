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
    has_fulltext,
    instant,
    older_than,
    rebuilding,
    without_copy,
)
from domain.databases.mysql.constraints import LONG, add_constraint, create_index
from domain.databases.mysql.defaults import UNSAFE, computed_by_row, no_default, unsafe
from domain.databases.mysql.held_columns import cannot_be_null, cannot_rename, held_by_key
from domain.databases.mysql.types import COPY, Change, change
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
    ForeignKey,
    PrimaryKey,
    Unique,
)
from domain.schema.index_changes import serves
from domain.schema.schema import Table
from domain.schema.words import mentions, words


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    if operation.if_not_exists and table.column(operation.column.name) is not None:
        return instant(table.name, situation.target)
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
        return together([effect, rebuilding(table.name, situation)])
    return effect


def bare(column: Column, table: Table, situation: Situation) -> Effect:
    target = situation.target
    if refused := no_default(column, target):
        return Effect(refused=refused)
    if column.identity:
        return rebuilding(table.name, situation, Lock.SHARED)
    if column.computed is not None and column.computed.persisted:
        return copying(table.name, situation)
    if column.default is not None and computed_by_row(column.default, table, situation):
        return (
            Effect(refused=UNSAFE)
            if unsafe(column.default, target)
            else copying(table.name, situation)
        )
    if target.database is Database.MYSQL and older_than(target, 8, 0, 12):
        return rebuilding(table.name, situation)
    if column.computed is None and has_fulltext(table.name, situation):
        return rebuilding(table.name, situation)
    return instant(table.name, target)


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    reason = cannot_drop(operation.column, table, situation)
    effect = column_dropped(operation.column, table, situation)
    return held(effect, reason, situation.certain(table.name))


def column_dropped(column: str, table: Table, situation: Situation) -> Effect:
    key = table.primary_key
    if key is not None and column in key.columns:
        return copying(table.name, situation)
    holding = [index for index in table.all_indexes if index_mentions(index, column)]
    if situation.target.database is Database.MYSQL:
        old = older_than(situation.target, 8, 0, 29)
        slow = holding or old or has_fulltext(table.name, situation)
    else:
        slow = has_fulltext(table.name, situation) or any(len(i.elements) > 1 for i in holding)
    if slow:
        return rebuilding(table.name, situation, without=column)
    found = without_copy if holding else instant
    return found(table.name, situation.target)


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
        table = situation.table(operation.table)
        if operation.new_name is not None:
            return renamed(operation, table, situation)
        return instant(operation.table, situation.target)
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
    if operation.new_name is not None:
        yield renamed(operation, table, situation)
    else:
        yield instant(table.name, situation.target)
    changed = retyped(operation, before, situation) if operation.type is not None else Effect()
    yield changed
    asked = before.nullable is not None or operation.nullable is not None
    if asked and after.nullable != before.nullable:
        yield renulled(operation, before, situation, copied=bool(changed.rewritten))
    if table.column(operation.column) is not None:
        yield from recounted(operation, before, situation)


def renamed(operation: AlterColumn, table: Table, situation: Situation) -> Effect:
    """MySQL goes slower before 8.0.28, and where a key of another table points at the column."""
    target = situation.target
    pointed = any(
        operation.column in key.target_columns
        for _, key in situation.before.referencing(table.name)
    )
    slow = target.database is Database.MYSQL and (pointed or older_than(target, 8, 0, 28))
    effect = catalogue(table.name, target) if slow else instant(table.name, target)
    reason = cannot_rename(operation.column, table, target)
    return held(effect, reason, situation.certain(table.name))


def recounted(operation: AlterColumn, before: Column, situation: Situation) -> Iterator[Effect]:
    """AUTO_INCREMENT comes, or goes because MODIFY does not say it again."""
    if operation.autoincrement and not before.identity:
        yield copying(operation.table, situation, counts=True)
    elif before.identity and not operation.autoincrement:
        if situation.target.database is Database.MARIADB:
            yield instant(operation.table, situation.target)
            return
        reason = held_by_key(operation, COPY, situation)
        effect = copying(operation.table, situation)
        yield held(effect, reason, situation.certain(operation.table))


def renulled(operation: AlterColumn, before: Column, situation: Situation, copied: bool) -> Effect:
    """`copied`: the type changes as well, and the rows are copied for that.

    Beside a stored generated column MariaDB copies, and for a timestamp that was NULL."""
    table = situation.table(operation.table)
    mariadb = situation.target.database is Database.MARIADB
    stored = any(c.computed is not None and c.computed.persisted for c in table.columns)
    dated = before.type is not None and before.type.name.lower() == "timestamp"
    slow = mariadb and (stored or (dated and operation.nullable is False))
    rewriting = copying if slow else rebuilding
    effect = rewriting(table.name, situation)
    if before.nullable is None:
        guess = f"{table.name}.{operation.column} may be NULL or not: it is not known which"
        effect = attrs.evolve(effect, assumption=guess)
    if operation.nullable is not False:
        return effect
    reason = cannot_be_null(operation.column, table)
    said = f"Data truncated for column '{operation.column}'"
    failing = said if mariadb or copied else "Invalid use of NULL value"
    effect = attrs.evolve(effect, may_fail=failing)
    return held(effect, reason, situation.certain(table.name))


def retyped(operation: AlterColumn, before: Column, situation: Situation) -> Effect:
    found = type_change(operation, before, situation)
    if found.algorithm is None:
        return instant(operation.table, situation.target)
    reason = held_by_key(operation, found, situation)
    effect = type_changed(operation, found, situation)
    effect = with_values(effect, operation, before, situation)
    return held(effect, reason, situation.certain(operation.table))


def type_changed(operation: AlterColumn, found: Change, situation: Situation) -> Effect:
    table, column = situation.table(operation.table), operation.column
    if found.algorithm in (None, Algorithm.COPY):
        effect = copying(table.name, situation)
        return attrs.evolve(effect, assumption=found.assumption or effect.assumption)
    indexed = any(index_mentions(i, column) for i in table.all_indexes)
    if found.recompared and indexed:
        if not sorts_beside(operation, situation.target):
            return copying(table.name, situation)
        return attrs.evolve(without_copy(table.name, situation.target), index_builds=1)
    return attrs.evolve(altering(table.name, found.algorithm), assumption=found.assumption)


def sorts_beside(operation: AlterColumn, target: Target) -> bool:
    """Whether an index that is sorted otherwise from now on is all that is built anew."""
    long = operation.type is not None and operation.type.name.lower() in LONG
    return target.database is Database.MARIADB and not long


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


def type_change(operation: AlterColumn, before: Column, situation: Situation) -> Change:
    if before.type is None or operation.type is None:
        unknown = f"the type that {operation.table}.{operation.column} has now is not known"
        return Change(Algorithm.COPY, assumption=unknown)
    return change(before.type, operation.type, situation.target)
