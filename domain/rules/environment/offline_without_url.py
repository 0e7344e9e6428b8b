"""An offline branch that asks for a URL which is only set online."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, has_real_url, offline, others_set_url
from domain.diagnosis.ways_out import configuration_name, with_imports
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="offline-without-url",
    family="environment",
    level=Level.WARNING,
    finds="an offline branch whose sqlalchemy.url nothing sets.",
    why=(
        "`alembic upgrade head --sql` stops with `Connection, url, or dialect_name is required`, "
        "though the upgrade itself works: online the URL comes from elsewhere."
    ),
    less_when="the program that runs Alembic sets the option before",
    silent_when=(
        "the configuration has a URL, or env.py sets it before it asks for the mode",
        "the offline branch takes its URL from somewhere else",
    ),
    way_out="Set sqlalchemy.url above both branches, or hand the URL to the offline one as well.",
    hazards=("env-offline-broken",),
)


def check(setup: Setup) -> Iterator[Concern]:
    env = env_of(setup)
    if not offline(setup) or not env.url_read or has_real_url(setup):
        return
    stated = setup.configuration.get("sqlalchemy.url") or ""
    if stated.startswith(("{", "%(", "${", "<")):
        return
    if any(not found.online_only for found in env.urls_set) or setup.configuration.path is None:
        return
    elsewhere = env.urls_set or any(not engine.from_configuration for engine in env.engines)
    if not (elsewhere or others_set_url(setup) or env.connection_taken):
        return
    yield Concern(
        "offline mode asks for sqlalchemy.url, which the configuration does not have and nothing "
        "has set by then",
        env.url_read[0].location,
        fix=with_imports(setup, f"# above both branches\n{setting(setup)}", *names(setup)),
        level=Level.INFO if others_set_url(setup) and not elsewhere else None,
    )


def setting(setup: Setup) -> str:
    """What another program or an earlier line has set stays as it is."""
    name, env = configuration_name(setup), env_of(setup)
    line = f'{name}.set_main_option("sqlalchemy.url", {value(setup)}.replace("%", "%%"))'
    if others_set_url(setup) or any(found.conditional for found in env.urls_set):
        return f'if not {name}.get_main_option("sqlalchemy.url"):\n    {line}'
    return line


def value(setup: Setup) -> str:
    env = env_of(setup)
    told = [found.anywhere for found in env.urls_set] + [engine.url for engine in env.engines]
    return next(filter(None, told), 'os.environ["DATABASE_URL"]')


def names(setup: Setup) -> tuple[str, ...]:
    return ("os",) if "os.environ" in value(setup) else ()


OFFLINE_WITHOUT_URL = EnvironmentRule(ABOUT, check)
