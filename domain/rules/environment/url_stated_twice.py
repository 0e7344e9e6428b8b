"""Two places that say which database it is."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.configuration import password_in
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import (
    env_of,
    env_sets_url,
    has_real_url,
    others_set_url,
    uses_configured_url,
)
from domain.diagnosis.ways_out import configuration_name
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="url-stated-twice",
    family="environment",
    level=Level.WARNING,
    finds="a URL in the configuration beside the one that the application uses.",
    why=(
        "Nothing keeps the two the same: one day the migrations run on another database than the "
        "one that the application has, and both say that all is well."
    ),
    less_when="another one is set before the migrations run: then the one that is written misleads",
    silent_when=(
        "the configuration has no URL, or the template's",
        "nothing else in the project states one",
    ),
    way_out="Leave it out of the configuration; env.py takes it from the application's settings.",
)


def check(setup: Setup) -> Iterator[Concern]:
    url = setup.configuration.url
    if url is None or not has_real_url(setup) or password_in(url.value):
        return
    set_in_env = [each for each in env_of(setup).urls_set if not each.conditional]
    if env_sets_url(setup):
        yield Concern(
            f"env.py sets another URL at line {env_of(setup).urls_set[0].written.first}"
            + (": this one is only there to mislead" if set_in_env else ", on a condition"),
            url.written.location,
            (url.written.gone(),) if set_in_env else (),
            level=Level.INFO,
            safe=bool(set_in_env),
        )
    elif others_set_url(setup):
        place = setup.around.sets_url[0].location
        yield Concern(
            f"{place.path}:{place.line} sets another URL before it runs Alembic; from the command "
            "line the migrations run on this one",
            url.written.location,
            level=Level.INFO,
        )
    elif setup.around.states_url and uses_configured_url(setup):
        place = setup.around.states_url[0].location
        yield Concern(
            f"the migrations use this URL, the application the one of {place.path}:{place.line}",
            url.written.location,
            fix=f"# env.py, with url from {place.path}:{place.line}\n"
            f'{configuration_name(setup)}.set_main_option("sqlalchemy.url", '
            'url.replace("%", "%%"))',
        )


URL_STATED_TWICE = EnvironmentRule(ABOUT, check)
