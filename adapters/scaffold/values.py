"""What the templates put in, worked out from the plan."""

from adapters.scaffold.databases import DRIVERS, SERVICES, URLS, listed_drivers
from domain.classes import frozen
from domain.databases.target import Database
from domain.initiation.expression import Named
from domain.initiation.plan import Plan


@frozen
class ScaffoldValues:
    """Paths are told from the root of the project."""

    plan: Plan
    registry_path: str
    settings_path: str
    package_folders: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan) -> "ScaffoldValues":
        start = "" if plan.source_root == "." else f"{plan.source_root}/"
        parts = plan.models.split(".")
        folders = tuple(start + "/".join(parts[: n + 1]) for n in range(len(parts)))
        settings = start + plan.settings.module.replace(".", "/") + ".py"
        return cls(plan, f"{start}model_registry.py", settings, folders)

    @property
    def dialects(self) -> list[str]:
        """MariaDB goes by either name, as the URL has it; both are dealt with."""
        names = [database.value for database in self.plan.databases]
        return [*names, *(["mysql"] if "mariadb" in names and "mysql" not in names else [])]

    @property
    def for_templates(self) -> dict[str, object]:
        plan, first = self.plan, self.plan.databases[0]
        root = "" if plan.source_root == "." else f' / "{plan.source_root}"'
        return {
            "project": plan.project,
            "style": plan.style.value,
            "asynchronous": plan.asynchronous,
            "dialects": self.dialects,
            "guarded": self.dialects != ["sqlite"],
            "script_location": plan.script_location,
            "depth": plan.script_location.count("/") + 1,
            "source_root": root,
            "models": plan.models,
            "walked": plan.walked,
            "metadata": metadata_expression(plan.metadata),
            "own_imports": own_imports(plan),
            "env_imports": env_imports(plan),
            "own_settings": plan.own_settings,
            "elsewhere": ""
            if plan.own_settings
            else f"  # or what {plan.settings.module} asks for",
            "settings_module": f"{plan.settings.module}:{plan.settings.path}",
            "url_lines": url_lines(plan),
            "registry_path": self.registry_path,
            "settings_path": self.settings_path,
            "drivers": listed_drivers(plan.databases, plan.asynchronous),
            "example_url": URLS[first].format(driver=DRIVERS[first][plan.asynchronous].scheme),
            "service": SERVICES[first].at(DRIVERS[first][plan.asynchronous].scheme)
            if first in SERVICES
            else None,
            "mysql_name": "MySQL" if Database.MYSQL in plan.databases else "MariaDB",
        }


def env_imports(plan: Plan) -> list[str]:
    lines = {f"from {plan.settings.module} import {plan.settings.name}"}
    return sorted({*lines, "from model_registry import metadata"}, key=str.lower)


def own_imports(plan: Plan) -> list[str]:
    """Of the registry: `import` before `from`, as formatters have them."""
    froms: dict[str, set[str]] = {}
    for at in plan.metadata:
        froms.setdefault(at.module, set()).add(at.name)
    lines = [f"from {module} import {', '.join(sorted(names))}" for module, names in froms.items()]
    alone = plan.walked or plan.models not in froms
    plain = [f"import {plan.models}"] if alone else []
    unused = [] if plan.walked or not plain else ["  # noqa: F401"]
    return ["".join([*plain, *unused]), *sorted(lines)] if plain else sorted(lines)


def metadata_expression(metadata: tuple[Named, ...]) -> str:
    paths = [at.path for at in metadata]
    return paths[0] if len(paths) == 1 else f"[{', '.join(paths)}]"


def url_lines(plan: Plan) -> str:
    if plan.own_settings:
        return f"return make_url({plan.settings.path})"
    return (
        f"given = {plan.settings.path}\n"
        "return given if isinstance(given, URL) else make_url(str(given))"
    )
