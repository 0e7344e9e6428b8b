"""The files of an environment, from templates."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.scaffold.values import ScaffoldValues
from application.ports.environment_templates import FirstRevision
from domain.classes import frozen
from domain.initiation.placing import PlannedFile
from domain.initiation.plan import Plan
from domain.initiation.wanted import Style

HERE = Path(__file__).parent / "templates"

# The modules of our own starting point for models.
STARTS = {
    Style.DECLARATIVE: {"__init__": "declarative_init", "base": "declarative_base"},
    Style.SQLMODEL: {"__init__": "sqlmodel_init"},
    Style.FLASK_SQLALCHEMY: {"__init__": "declarative_init", "database": "flask_database"},
    Style.IMPERATIVE: {"__init__": "declarative_init", "tables": "imperative_tables"},
}


@frozen
class JinjaTemplates:
    def files(self, plan: Plan, first: FirstRevision) -> tuple[PlannedFile, ...]:
        return tuple(Scaffold(plan, first, ScaffoldValues.of(plan)).files())


@frozen
class Scaffold:
    plan: Plan
    first: FirstRevision
    values: ScaffoldValues

    def files(self) -> Iterator[PlannedFile]:
        scripts = self.plan.script_location
        yield self.file("alembic.ini", "alembic.ini")
        yield self.file(f"{scripts}/env.py", "env.py")
        yield PlannedFile(
            f"{scripts}/script.py.mako", (HERE / "script.py.mako").read_text(encoding="utf-8")
        )
        if self.plan.first_revision:
            yield self.first_revision()
        yield self.file(self.values.registry_path, "model_registry.py")
        if self.plan.own_settings:
            yield self.file(self.values.settings_path, "config.py", start=True)
        if self.plan.started:
            yield from self.models()
        yield self.file("MIGRATIONS.md", "MIGRATIONS.md", start=True)

    def first_revision(self) -> PlannedFile:
        name = f"{self.first.written:%Y_%m_%d_%H%M}_{self.first.id}_set_up_the_version_table.py"
        return self.file(f"{self.plan.script_location}/versions/{name}", "first_revision.py")

    def models(self) -> Iterator[PlannedFile]:
        *above, _ = self.values.package_folders
        for folder in above:
            yield PlannedFile(f"{folder}/__init__.py", "", start=True)
        for module, template in STARTS[self.plan.style].items():
            path = f"{self.values.package_folders[-1]}/{module}.py"
            yield self.file(path, f"models/{template}.py", start=True)

    def file(self, path: str, template: str, start: bool = False) -> PlannedFile:
        text = (
            environment()
            .get_template(f"{template}.jinja")
            .render(
                **self.values.for_templates,
                revision=self.first.id,
                written=self.first.written,
            )
        )
        return PlannedFile(path, text, start)


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Python and Markdown are written, no HTML: what goes in are checked names.
        autoescape=False,
    )
