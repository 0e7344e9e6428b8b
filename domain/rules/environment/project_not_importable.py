"""env.py imports the project, and nothing says where it is."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="project-not-importable",
    family="environment",
    level=Level.WARNING,
    finds="an env.py that imports the project's modules, which nothing puts on sys.path.",
    why=(
        "The command `alembic` does not look into the current folder: `ModuleNotFoundError: No "
        "module named 'app'`, unless somebody set PYTHONPATH or starts it as `python -m alembic`."
    ),
    silent_when=(
        "prepend_sys_path is set, or env.py changes sys.path",
        "the project says how it is installed (pyproject.toml, setup.py)",
        "the configuration lies inside of a package",
    ),
    way_out="`prepend_sys_path = %(here)s`.",
    hazards=("env-sys-path-hack",),
)


def check(setup: Setup) -> Iterator[Concern]:
    env, configuration = env_of(setup), setup.configuration
    if not env.own_imports or env.path_changes or "prepend_sys_path" in configuration.options:
        return
    if configuration.path is None or configuration.installed or not configuration.beside_packages:
        return
    location = configuration.options.get("script_location")
    yield Concern(
        f"env.py imports {env.own_imports[0].name}, and nothing puts the project on sys.path",
        env.own_imports[0].written.location,
        (location.written.below("prepend_sys_path = %(here)s"),) if location else (),
        fix="" if location else "prepend_sys_path = %(here)s",
        assumption="The project is not installed.",
        safe=location is not None and not configuration.is_toml,
    )


PROJECT_NOT_IMPORTABLE = EnvironmentRule(ABOUT, check)
