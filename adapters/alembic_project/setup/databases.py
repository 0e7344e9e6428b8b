"""Which databases a project uses, as far as its files say so."""

import re
from collections.abc import Mapping

from adapters.alembic_project.environments import Environment
from adapters.alembic_project.setup.ground import Looking
from domain.databases.target import Database
from domain.diagnosis.configuration import ConfigurationFacts, is_template
from domain.diagnosis.env_py import EnvPyFacts
from domain.source import Location

SCHEME = re.compile(r"[\"'=\s](postgres(?:ql)?|mysql|mariadb|sqlite)(?:\+\w+)?://")
DIALECT = re.compile(r"[\"'](postgresql|mysql|mariadb|sqlite)[\"']")
IMPORTED = re.compile(
    r"sqlalchemy\.dialects(?:\.(?P<one>\w+)| import (?:\(\s*)?(?P<several>\w+(?:,\s*\w+)*))"
)
BATCH = re.compile(r"\bop\.batch_alter_table\(|\bbatch_op\b")
NAMES = {
    "postgres": Database.POSTGRESQL,
    "postgresql": Database.POSTGRESQL,
    "mysql": Database.MYSQL,
    "mariadb": Database.MARIADB,
    "sqlite": Database.SQLITE,
}

Uses = dict[Database, Location | None]


def databases(
    configuration: ConfigurationFacts,
    env_py: EnvPyFacts | None,
    texts: Mapping[str, str],
    looking: Looking,
) -> Uses:
    """Each with the first place that says so: configuration, env.py and what it imports, then the
    revisions. A history in a folder named after a database is that one's alone.
    """
    found = named(configuration, env_py, texts, looking)
    only = named_by_folder(looking.environment)
    return found if only is None else {only: found.get(only)}


def named_by_folder(environment: Environment) -> Database | None:
    """As `versions/sqlite` is, or `sqlite/versions` below an env.py of its own."""
    scripts = environment.scripts.name if environment.scripts else ""
    names = {
        NAMES.get(folder.name.lower()) or NAMES.get(scripts.lower())
        for folder in environment.versions
    }
    return names.pop() if len(names) == 1 else None


def named(
    configuration: ConfigurationFacts,
    env_py: EnvPyFacts | None,
    texts: Mapping[str, str],
    looking: Looking,
) -> Uses:
    found: Uses = {}
    url = configuration.url
    if url and not is_template(url.value):
        look(SCHEME, f" {url.value}", found, url.written.location)
    for path, text in settings(env_py, looking):
        look_through(SCHEME, text, path, found)
    if env_py is not None:
        look_through(DIALECT, looking.texts.get(env_py.path, ""), env_py.path, found)
    for path in sorted(texts):
        look_for_imports(texts[path], path, found)
        look_through(DIALECT, texts[path], path, found)
        if Database.SQLITE not in found and (batch := BATCH.search(texts[path])):
            line = texts[path].count("\n", 0, batch.start()) + 1
            found[Database.SQLITE] = Location(path, line)
    return found


def settings(env_py: EnvPyFacts | None, looking: Looking) -> list[tuple[str, str]]:
    """env.py, and the modules that it imports."""
    if env_py is None:
        return []
    found = [(env_py.path, looking.texts.get(env_py.path, ""))]
    for each in env_py.own_imports:
        module = looking.modules.find(each.name, env_py.path, 0)
        if module is not None:
            found.append((module.path, module.text))
    return found


def look_through(pattern: re.Pattern[str], text: str, path: str, found: Uses) -> None:
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start() + 1) + 1
        if not text.split("\n")[line - 1].lstrip().startswith("#"):
            found.setdefault(NAMES[match[1]], Location(path, line))


def look_for_imports(text: str, path: str, found: Uses) -> None:
    """`from sqlalchemy.dialects import mysql, postgresql` names two."""
    for match in IMPORTED.finditer(text):
        for name in (match["one"] or match["several"]).replace(",", " ").split():
            if name in NAMES:
                line = text.count("\n", 0, match.start()) + 1
                found.setdefault(NAMES[name], Location(path, line))


def look(pattern: re.Pattern[str], text: str, found: Uses, place: Location) -> None:
    for match in pattern.finditer(text):
        found.setdefault(NAMES[match[1]], place)
