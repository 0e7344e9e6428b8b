"""The lines that say which revision runs, turned off."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

LOUD = ("INFO", "DEBUG", "NOTSET")

ABOUT = Description(
    name="migration-log-silenced",
    family="environment",
    level=Level.INFO,
    finds="a logger of Alembic above the level INFO, or none.",
    why=(
        "`Running upgrade a -> b` is of level INFO. Without it the log of a deployment does not "
        "tell what ran, nor where it stopped."
    ),
    silent_when=("the logger `alembic` has the level INFO or DEBUG, or the root logger has",),
    way_out="`level = INFO` in [logger_alembic].",
)


def check(setup: Setup) -> Iterator[Concern]:
    sections = setup.configuration.sections
    if "loggers" not in sections or not any(e.from_file for e in env_of(setup).logging):
        return
    keys = sections["loggers"].get("keys")
    names = [name.strip() for name in (keys.value if keys else "").split(",")]
    for name in names:
        section = sections.get(f"logger_{name}", {})
        qualname, level = section.get("qualname"), section.get("level")
        if qualname is not None and qualname.value == "alembic":
            if level is not None and level.value.upper() not in LOUD:
                yield Concern(
                    f"the logger of Alembic has the level {level.value}: an upgrade does not say "
                    "what it runs",
                    level.written.location,
                    (level.written.replaced("INFO"),),
                    safe=True,
                )
            return
    root = sections.get("logger_root", {}).get("level")
    if root is not None and root.value.upper() not in LOUD and keys is not None:
        yield Concern(
            "no logger is set up for Alembic, so an upgrade does not say what it runs",
            keys.written.location,
            fix="[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic",
        )


MIGRATION_LOG_SILENCED = EnvironmentRule(ABOUT, check)
