"""Imports that work from one folder alone."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.paths import folder_of, steps_down
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.written import Change, Written
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="path-from-working-directory",
    family="environment",
    level=Level.INFO,
    finds="a sys.path that counts from the folder in which alembic is started.",
    why=(
        "From any other folder env.py ends with ModuleNotFoundError, in CI or in a container at "
        "the latest; or it imports another project's package of the same name."
    ),
    silent_when=(
        "it counts from `%(here)s` or from `__file__`",
        "the project is installed, or env.py imports nothing of it",
    ),
    way_out="`prepend_sys_path = %(here)s`, or `Path(__file__)` in env.py.",
    hazards=("env-sys-path-hack",),
)


def check(setup: Setup) -> Iterator[Concern]:
    env, configuration = env_of(setup), setup.configuration
    for change in env.path_changes:
        if not change.anchored:
            edit = anchored(change.written, setup)
            yield Concern(
                "sys.path is changed by the folder in which alembic is started",
                change.written.location,
                (edit,) if edit else (),
                fix="" if edit else "sys.path.insert(0, str(Path(__file__).resolve().parents[1]))",
                level=Level.WARNING,
            )
    stated = configuration.options.get("prepend_sys_path")
    if stated is None or any(change.anchored for change in env.path_changes):
        return
    relative = not stated.value.startswith(("/", "%(here)s", "{")) and "\n" not in stated.value
    needed = env.own_imports and configuration.beside_packages and not configuration.installed
    if relative and needed and ":" not in stated.value and " " not in stated.value:
        path = "" if stated.value == "." else f"/{stated.value}"
        toml = configuration.is_toml
        yield Concern(
            f"prepend_sys_path = {stated.value} counts from the folder in which alembic is started",
            stated.written.location,
            () if toml else (stated.written.replaced(f"%(here)s{path}"),),
            fix=f'prepend_sys_path = ["%(here)s{path}"]' if toml else "",
            safe=not toml,
        )


def anchored(written: Written, setup: Setup) -> Change | None:
    if "Path" not in env_of(setup).bound_names or not written.text.startswith("sys.path."):
        return None
    root = folder_of(setup.configuration.path or "")
    depth = steps_down(root, folder_of(env_of(setup).path))
    if depth is None:
        return None
    return written.replaced(f"sys.path.insert(0, str(Path(__file__).resolve().parents[{depth}]))")


PATH_FROM_WORKING_DIRECTORY = EnvironmentRule(ABOUT, check)
