"""Where an Alembic environment that is there already keeps its scripts."""

import re
import tomllib
from configparser import ConfigParser, Error

from application.ports.project_folder import ProjectFolder
from domain.errors import ConfigurationUnreadable

USUAL = ("migrations", "alembic")
STATES_PARENT = re.compile(r"^down_revision\b", re.MULTILINE)


def script_location(folder: ProjectFolder) -> str | None:
    """Told from the root. Raise ConfigurationUnreadable where it lies elsewhere."""
    file, said = configured(folder)
    if said is None:
        return next((f for f in USUAL if folder.text(f"{f}/env.py") is not None), None)
    path = said.replace("%(here)s/", "").removeprefix("./").rstrip("/")
    if re.fullmatch(r"[\w.]+:[\w./]+", path):
        package, _, below = path.partition(":")
        path = f"{package.replace('.', '/')}/{below}"
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)*", path) or ".." in path.split("/"):
        raise ConfigurationUnreadable(
            file,
            None,
            f"script_location {said!r} is no folder below the one of the project",
            "Set it to %(here)s/migrations, or to where the scripts are.",
        )
    return path


def configured(folder: ProjectFolder) -> tuple[str, str | None]:
    """The file that says so, and what it says."""
    said = of_ini(folder.text("alembic.ini"))
    if said is not None:
        return "alembic.ini", said
    return "pyproject.toml", of_toml(folder.text("pyproject.toml"))


def of_ini(text: str | None) -> str | None:
    if text is None:
        return None
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except Error as error:
        line = getattr(error, "lineno", None)
        why, way_out = "this is no ini file", "Mend it, or move it away."
        raise ConfigurationUnreadable("alembic.ini", line, why, way_out) from error
    return parser.get("alembic", "script_location", fallback=None)


def of_toml(text: str | None) -> str | None:
    try:
        tool = tomllib.loads(text or "").get("tool")
    except tomllib.TOMLDecodeError as error:
        way_out = "Mend it first."
        raise ConfigurationUnreadable("pyproject.toml", None, str(error), way_out) from error
    alembic = tool.get("alembic") if isinstance(tool, dict) else None
    said = alembic.get("script_location") if isinstance(alembic, dict) else None
    return said if isinstance(said, str) else None


def is_foreign(folder: ProjectFolder, scripts: str) -> bool:
    """Whether an env.py is there that does not take its metadata from our registry."""
    text = folder.text(f"{scripts}/env.py")
    return text is not None and "from model_registry import" not in text


def has_revisions(folder: ProjectFolder, scripts: str) -> bool:
    texts = (folder.text(path) for path in folder.python_files(scripts))
    return any(STATES_PARENT.search(text) for text in texts if text)
