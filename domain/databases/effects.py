"""The effect of a step, by database and server version."""

from collections.abc import Callable, Mapping

from attrs import evolve

from domain.databases.effect import Effect, all_told
from domain.databases.losses import rows_lost
from domain.databases.mysql.effects import mysql_effect
from domain.databases.postgresql.effects import postgresql_effect
from domain.databases.situation import Situation
from domain.databases.sqlite.effects import sqlite_effect
from domain.databases.target import Database, Target
from domain.schema.schema import Schema
from domain.script import Step


def effect_of(step: Step, before: Schema, target: Target) -> Effect:
    """What the step does on the server, `before` being the schema just before it."""
    return effect_in(Situation(step, before, target))


def effect_in(situation: Situation) -> Effect:
    """Never fails: of what is not known the effect is empty, or the worst, and says so in
    `assumption`.
    """
    effect = EFFECTS[situation.target.database](situation)
    if effect.refused:
        return effect
    lost = rows_lost(situation)
    return evolve(effect, loses=all_told([effect.loses, lost])) if lost else effect


EFFECTS: Mapping[Database, Callable[[Situation], Effect]] = {
    Database.POSTGRESQL: postgresql_effect,
    Database.MYSQL: mysql_effect,
    Database.MARIADB: mysql_effect,
    Database.SQLITE: sqlite_effect,
}
