"""File names with the hour of wherever their author was."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

HOURS = re.compile(r"%\((?:hour|minute|second)\)")

ABOUT = Description(
    name="file-template-without-timezone",
    family="environment",
    level=Level.INFO,
    finds="a file_template with the time of day, and no timezone.",
    why=(
        "The time is that of each author's machine: the files of a team in two countries do not "
        "stand in the order in which they were made."
    ),
    silent_when=("timezone is set", "the names have the day alone, or no date"),
    way_out="`timezone = UTC`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    stated = setup.configuration.options.get("file_template")
    if stated is None or setup.configuration.get("timezone"):
        return
    if HOURS.search(stated.value.replace("%%", "%")):
        value = '"UTC"' if setup.configuration.is_toml else "UTC"
        yield Concern(
            "file names have the hour of their author's machine, so their order is not that in "
            "which they were made",
            stated.written.location,
            (stated.written.below(f"timezone = {value}"),),
            safe=True,
        )


FILE_TEMPLATE_WITHOUT_TIMEZONE = EnvironmentRule(ABOUT, check)
