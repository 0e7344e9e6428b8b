"""Questions about a set-up that several rules ask: where its URL comes from, what configures it."""

from collections.abc import Iterator

from domain.diagnosis.configuration import is_template
from domain.diagnosis.env_py import ConfigureCall, EnvPyFacts, Mode
from domain.diagnosis.setup import Setup
from domain.diagnosis.written import Change
from domain.environment import Unknown

NOTHING = EnvPyFacts("")


def env_of(setup: Setup) -> EnvPyFacts:
    """Empty where there is none, or it could not be read."""
    return setup.env_py or NOTHING


def online(setup: Setup) -> tuple[ConfigureCall, ...]:
    return env_of(setup).configured(Mode.ONLINE)


def offline(setup: Setup) -> tuple[ConfigureCall, ...]:
    return env_of(setup).configured(Mode.OFFLINE)


def all_lack(calls: tuple[ConfigureCall, ...], *names: str) -> bool:
    """Whether none of the calls has any of the options, surely."""
    return bool(calls) and all(call.surely_lacks(name) for call in calls for name in names)


def turned_off(call: ConfigureCall, name: str) -> bool:
    given = call.options.get(name)
    return given is not None and not isinstance(given.value, Unknown) and not given.value


def env_sets_url(setup: Setup) -> bool:
    return bool(env_of(setup).urls_set)


def others_set_url(setup: Setup) -> bool:
    """Whether the project's own program tells Alembic the URL before it runs it."""
    return bool(setup.around.sets_url)


def uses_configured_url(setup: Setup) -> bool:
    env = env_of(setup)
    return bool(env.url_read) or any(engine.from_configuration for engine in env.engines)


def has_real_url(setup: Setup) -> bool:
    url = setup.configuration.url
    return url is not None and not is_template(url.value)


def url_from_environment(setup: Setup) -> Iterator[Change]:
    """The lines of env.py that take the URL from the environment; none where there is no place."""
    env = env_of(setup)
    if env.configuration_at is None:
        return
    if "os" not in env.bound_names and env.first_import is not None:
        yield env.first_import.above("import os")
    name = env.configuration_at.text.partition("=")[0].strip()
    yield env.configuration_at.below(
        f'{name}.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"].replace("%", "%%"))'
    )
