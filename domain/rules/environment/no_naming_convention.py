"""Constraints whose names each database makes up."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="no-naming-convention",
    family="environment",
    level=Level.WARNING,
    finds="metadata without a naming convention, where revisions make constraints without a name.",
    why=(
        "PostgreSQL, MySQL and SQL Server each make up another name, SQLite none at all. A "
        "downgrade cannot drop what has no name: `Constraint must have a name`."
    ),
    silent_when=(
        "the metadata that env.py hands over has a naming_convention, or it is not known",
        "every constraint has a name",
    ),
    way_out="MetaData(naming_convention=...), before there are more of them.",
    hazards=("env-no-naming-convention",),
)


def check(setup: Setup) -> Iterator[Concern]:
    naming, unnamed = setup.environment.naming, setup.revisions.unnamed
    if not setup.environment.read or naming.value is not None or not unnamed:
        return
    if naming.location is None:
        return
    first = unnamed[0]
    place = f"{first.path}:{first.line}"
    files = f"{len(unnamed)} revisions make" if len(unnamed) > 1 else "a revision makes"
    where = f"the first of them at {place}" if len(unnamed) > 1 else f"at {place}"
    yield Concern(
        f"the metadata has no naming convention, and {files} constraints without a name, {where}",
        naming.location,
        fix=CONVENTION,
    )


CONVENTION = """\
from sqlalchemy import MetaData

# what the databases have already keeps the name that it has there
MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)"""

NO_NAMING_CONVENTION = EnvironmentRule(ABOUT, check)
