"""No way to write the migrations as a script."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.ways_out import configuration_name, context_name
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="offline-mode-missing",
    family="environment",
    level=Level.INFO,
    finds="an env.py that never asks whether it runs offline.",
    why=(
        "`alembic upgrade head --sql` should write a script without a database. Here it connects "
        "and migrates like any other upgrade, or stops with an error."
    ),
    silent_when=("it asks context.is_offline_mode()", "another module configures Alembic for it"),
    way_out="Add the offline branch that `alembic init` writes.",
    hazards=("env-offline-broken",),
)


def check(setup: Setup) -> Iterator[Concern]:
    env = env_of(setup)
    if env.configures and env.offline_asked is None and env.elsewhere is None:
        yield Concern(
            "upgrade --sql has no branch of its own: it connects to the database",
            env.configures[0].written.location,
            fix=branch(setup),
        )


def branch(setup: Setup) -> str:
    context, config = context_name(setup), configuration_name(setup)
    given = env_of(setup).configures[0].options.get("target_metadata")
    metadata = given.text if given is not None and given.text else "target_metadata"
    return f"""\
def run_migrations_offline() -> None:
    {context}.configure(
        url={config}.get_main_option("sqlalchemy.url"),
        target_metadata={metadata},
        literal_binds=True,
        dialect_opts={{"paramstyle": "named"}},
    )
    with {context}.begin_transaction():
        {context}.run_migrations()


if {context}.is_offline_mode():
    run_migrations_offline()
else:
    ...  # what runs now"""


OFFLINE_MODE_MISSING = EnvironmentRule(ABOUT, check)
