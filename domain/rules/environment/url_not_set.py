"""No URL, or the one of the template, and nobody sets another."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.configuration import is_template
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import (
    env_of,
    env_sets_url,
    has_real_url,
    others_set_url,
    url_from_environment,
)
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="url-not-set",
    family="environment",
    level=Level.WARNING,
    finds="a sqlalchemy.url that is missing or still the template's, and that env.py does not set.",
    why=(
        "`alembic upgrade` stops before it connects: `Can't load plugin: "
        "sqlalchemy.dialects:driver`, or a KeyError for `url`."
    ),
    silent_when=(
        "env.py sets the option, or makes its engine without it",
        "the program that runs Alembic sets it",
    ),
    less_when="no code was found around the scripts: whoever runs them may set it",
    way_out="Set it in env.py, from the place that the application takes it from.",
    hazards=("env-placeholder-url",),
)


def check(setup: Setup) -> Iterator[Concern]:
    engines = env_of(setup).engines
    configured = bool(engines) and all(engine.from_configuration for engine in engines)
    if not configured or env_sets_url(setup) or others_set_url(setup) or has_real_url(setup):
        return
    if any("url" in engine.keywords for engine in engines) or setup.configuration.path is None:
        return
    stated = setup.configuration.options.get("sqlalchemy.url")
    if stated is not None and stated.value.startswith(("{", "%(", "${", "<")):
        return
    template = stated is not None and is_template(stated.value)
    unseen = not setup.around.files
    yield Concern(
        "the URL is still the template's, and env.py sets no other"
        if template
        else "no sqlalchemy.url is set, and env.py makes its engine from it",
        stated.written.location if stated else engines[0].written.location,
        () if unseen else tuple(url_from_environment(setup)),
        level=Level.INFO if unseen else None,
        assumption="No program outside of what was looked at sets it." if unseen else "",
    )


URL_NOT_SET = EnvironmentRule(ABOUT, check)
