"""A script_location that is found from one folder alone."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.paths import folder_of, inside
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="relative-script-location",
    family="environment",
    level=Level.INFO,
    finds="a script_location that counts from the folder in which alembic is started.",
    why=(
        "`alembic -c path/alembic.ini upgrade head` from anywhere else ends with `Path doesn't "
        "exist`. `%(here)s` is the folder of the ini file, wherever people stand."
    ),
    silent_when=(
        "it begins with `%(here)s`, is absolute, or names a package (`app:migrations`)",
        "the program that runs Alembic sets it",
    ),
    way_out="`script_location = %(here)s/alembic`.",
)


def check(setup: Setup) -> Iterator[Concern]:
    stated = setup.configuration.options.get("script_location")
    if stated is None or setup.around.sets_location or not stated.value:
        return
    if (
        "%(here)s" in stated.value
        or stated.value.startswith(("/", "{", "$"))
        or ":" in stated.value
    ):
        return
    folder = folder_of(setup.configuration.path or "")
    meant = inside(folder, stated.value)
    there = setup.env_py is not None and folder_of(setup.env_py.path) == meant
    new = inside("", stated.value)
    quote = stated.written.text[:1] if setup.configuration.is_toml else ""
    told = quote + f"%(here)s/{new}".rstrip("/") + quote
    yield Concern(
        f"script_location = {stated.value} is found only from one folder",
        stated.written.location,
        (stated.written.replaced(told),) if there else (),
        fix="" if there else "script_location = %(here)s/...",
        safe=there,
    )


RELATIVE_SCRIPT_LOCATION = EnvironmentRule(ABOUT, check)
