"""Migrations on a connection that commits each statement."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="autocommit-connection",
    family="environment",
    level=Level.WARNING,
    finds="isolation_level=AUTOCOMMIT on the connection of the migrations.",
    why=(
        "begin_transaction() protects nothing then: a revision that fails in its third statement "
        "leaves the first two behind, its version is not written, and it cannot be run again."
    ),
    silent_when=(
        "only single statements are run so, in autocommit_block",
        "the connection is not that of the migrations, or that is not known",
    ),
    way_out="Leave it out, and use `with op.get_context().autocommit_block():` where it is needed.",
    databases=(Database.POSTGRESQL, Database.SQLITE),
)


def check(setup: Setup) -> Iterator[Concern]:
    fact = setup.environment.autocommit
    if fact.surely:
        yield Concern(
            "each statement commits by itself: a revision that fails half-way stays half-way",
            fact.location,
            fix="# in the revision that needs it\n"
            "with op.get_context().autocommit_block():\n    op.execute(...)",
        )


AUTOCOMMIT_CONNECTION = EnvironmentRule(ABOUT, check)
