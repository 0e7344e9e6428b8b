"""A percent sign that the ini file takes for the beginning of a %(name)s."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.configuration import URL
from domain.diagnosis.env_py import UrlSet
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import Change
from domain.review.finding import Level
from domain.rules.rule import Description

LONE = re.compile(r"%(?![%(])")

ABOUT = Description(
    name="unescaped-percent",
    family="environment",
    level=Level.WARNING,
    finds="a URL with a % handed to the ini file without doubling it.",
    why=(
        "Options of the ini file are interpolated, so the first password with an encoded character "
        "(`p%40ss`) ends every command with `ValueError: invalid interpolation syntax`, and the "
        "message shows the whole URL."
    ),
    silent_when=(
        'the value has `.replace("%", "%%")`, or is text without any %',
        "the URL goes to the engine without passing through the configuration",
    ),
    way_out='Double it: `.replace("%", "%%")`.',
    hazards=("env-url-percent",),
)


def check(setup: Setup) -> Iterator[Concern]:
    stated = setup.configuration.options.get(URL)
    if stated is not None and LONE.search(stated.value.replace("%%", "")):
        text = stated.written.text
        doubled = LONE.sub("%%", text.replace("%%", "\0")).replace("\0", "%%")
        yield Concern(
            "the URL has a % that starts no %(name)s: every command stops with a ValueError",
            stated.written.location,
            (stated.written.replaced(doubled),),
            level=Level.ERROR,
            safe=True,
        )
    for found in env_of(setup).urls_set:
        if found.interpolated and not found.doubled:
            yield Concern(
                f"the URL comes from {found.source} and may hold a %, which is not doubled",
                found.written.location,
                (doubling(found),),
                safe=True,
            )


def doubling(found: UrlSet) -> Change:
    return found.value.wrapped(after='.replace("%", "%%")')


UNESCAPED_PERCENT = EnvironmentRule(ABOUT, check)
