"""A password that whoever can read the repository can read."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.configuration import is_local, password_in
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, env_sets_url, others_set_url, url_from_environment
from domain.diagnosis.written import Written
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="password-in-configuration",
    family="environment",
    level=Level.ERROR,
    finds="a database password written in alembic.ini, pyproject.toml or env.py.",
    why=(
        "It lies in every clone and in the history for good, it ends in tracebacks and logs, and "
        "nobody can change it without a commit."
    ),
    less_when="the server is the developer's own machine: then it is only worth a remark",
    silent_when=(
        "the URL is the placeholder that `alembic init` writes, or a program fills it in",
        "it has no password, or one that is taken from the environment",
    ),
    way_out="Take the URL from the environment or from the project's settings, and change the "
    "password: it is known.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("env-hardcoded-credentials",),
)


def check(setup: Setup) -> Iterator[Concern]:
    url = setup.configuration.url
    if url is not None and password_in(url.value):
        needed = not (env_sets_url(setup) or others_set_url(setup))
        more = tuple(url_from_environment(setup)) if needed else ()
        yield concern(url.value, url.written, (url.written.gone(), *more))
    for written in env_of(setup).passwords:
        new = 'os.environ["DATABASE_URL"]'
        first = env_of(setup).first_import
        imported = "os" in env_of(setup).bound_names or first is None
        above = () if imported or first is None else (first.above("import os"),)
        yield concern(written.text, written, (*above, written.replaced(new)))


def concern(url: str, written: Written, edits: tuple[object, ...]) -> Concern:
    local = is_local(url)
    whose = "of this machine's database " if local else ""
    return Concern(
        f"the password {whose}stands in {written.path}",
        written.location,
        edits,  # type: ignore[arg-type]
        level=Level.INFO if local else None,
    )


PASSWORD_IN_CONFIGURATION = EnvironmentRule(ABOUT, check)
