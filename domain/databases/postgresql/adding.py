"""ADD COLUMN."""

from collections.abc import Iterator

import attrs

from domain.databases.effect import Effect, together
from domain.databases.postgresql.constraints import add_constraint
from domain.databases.postgresql.indexes import create_index
from domain.databases.postgresql.not_null import contains_nulls
from domain.databases.postgresql.types import SERIALS
from domain.databases.postgresql.volatility import is_null, volatility
from domain.databases.postgresql.work import exclusive, partners, rewriting
from domain.databases.situation import Situation
from domain.operations import AddColumn, AddConstraint, CreateIndex
from domain.schema.elements import Column, Computed, ForeignKey
from domain.schema.replay import apply
from domain.schema.schema import Table


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    if operation.if_not_exists and table.column(operation.column.name) is not None:
        return exclusive(table.name)
    column = without_null_default(operation.column)
    refused = column.computed and cannot_compute(column.computed, situation)
    if refused:
        return Effect(refused=refused)
    alone = bare(column, table, situation)
    if not operation.constraints and not operation.indexes:
        return alone
    return together([alone, *attached(operation, column, situation)])


def bare(column: Column, table: Table, situation: Situation) -> Effect:
    """The column without what comes with it: an entry in the catalogue, or every row written."""
    rewrites, assumption = values_differ(column, situation)
    effect = rewriting(table) if rewrites else exclusive(table.name)
    filled = column.default or column.identity or column.computed or is_serial(column)
    if column.nullable is False and not filled:
        effect = attrs.evolve(effect, may_fail=contains_nulls(table, column.name, situation))
    return attrs.evolve(effect, assumption=assumption) if assumption else effect


def values_differ(column: Column, situation: Situation) -> tuple[bool, str | None]:
    """Whether rows must be written for the new column, and what that rests on."""
    if column.identity or is_serial(column):
        return True, None
    if column.computed is not None:
        return stored(column.computed, situation), None
    domain = situation.before.objects.domains.get(column.type.name.lower()) if column.type else None
    if domain is not None and domain.checked:
        return True, None
    if column.default is None:
        return False, None
    if not situation.target.at_least(11):
        return True, None
    found = volatility(column.default, steady_functions(situation))
    return not found.steady, found.assumption


def steady_functions(situation: Situation) -> frozenset[str]:
    """The functions of the schema that give one value, or that vanish since version 12."""
    inlining = situation.target.at_least(12)
    return frozenset(
        name
        for name, function in situation.before.objects.functions.items()
        if function.volatility != "volatile" or (function.inlined and inlining)
    )


def is_serial(column: Column) -> bool:
    return column.type is not None and column.type.name.lower() in SERIALS


def stored(computed: Computed, situation: Situation) -> bool:
    """Since 18 a generated column is virtual unless it says STORED."""
    return computed.persisted is True or not situation.target.at_least(18)


def cannot_compute(computed: Computed, situation: Situation) -> str | None:
    if not situation.target.at_least(12):
        return 'syntax error at or near "ALWAYS"'
    if computed.persisted is not True and not situation.target.at_least(18):
        return "syntax error: before version 18 a generated column must say STORED"
    return None


def attached(operation: AddColumn, column: Column, situation: Situation) -> Iterator[Effect]:
    """The constraints and indexes that come with the column, as Alembic sends them after it."""
    after = bare_column_added(operation, situation)
    all_null = column.default is None and not values_differ(column, situation)[0]
    for constraint in operation.constraints:
        if isinstance(constraint, ForeignKey) and operation.inline_references and all_null:
            # There is nothing to look up where every row has NULL.
            yield Effect(locks=partners([constraint], operation.table))
        else:
            yield add_constraint(AddConstraint(operation.table, constraint), after)
    for index in operation.indexes:
        yield create_index(CreateIndex(operation.table, index), after)


def bare_column_added(operation: AddColumn, situation: Situation) -> Situation:
    alone = attrs.evolve(operation, constraints=(), indexes=())
    return attrs.evolve(situation, before=apply(alone, situation.before, situation.target))


def without_null_default(column: Column) -> Column:
    if column.default is not None and is_null(column.default):
        return attrs.evolve(column, default=None)
    return column
