"""A template that new revisions cannot be made from as they are."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import online
from domain.diagnosis.surroundings import TemplateFacts
from domain.diagnosis.written import Edit
from domain.review.finding import Level
from domain.rules.rule import Description
from domain.source import Location

# In an expression or a block of its Python; `##` begins a comment.
USES_IMPORTS = re.compile(r"^(?!\s*##).*\bimports\b", re.MULTILINE)

ABOUT = Description(
    name="stale-script-template",
    family="environment",
    level=Level.INFO,
    finds="a script.py.mako that is missing, or leaves out imports that revisions need.",
    why=(
        "Autogenerate writes `sqlmodel.sql.sqltypes.AutoString()` into a file that does not import "
        "sqlmodel: each new revision ends with a NameError until somebody adds the line."
    ),
    silent_when=(
        "the template has the import, or env.py renders such types itself (render_item)",
        "one revision alone imports it",
    ),
    way_out="Put the import into the template, below `import sqlalchemy as sa`.",
    hazards=("script-template-stale",),
)


def check(setup: Setup) -> Iterator[Concern]:
    template = setup.template
    if template is None:
        return
    if template.text is None:
        if setup.configuration.path is not None and setup.configuration.beside_packages:
            yield Concern(
                f"{template.path} is missing: alembic revision cannot make a file",
                Location(setup.configuration.path, 1),
                fix="# take the one that `alembic init` writes",
                level=Level.WARNING,
            )
        return
    if not USES_IMPORTS.search(template.text):
        yield Concern(
            "the template drops the imports that autogenerate asks for",
            Location(template.path, 1),
            edits(template, '${imports if imports else ""}'),
            safe=True,
        )
    if any(call.has("render_item") or not call.complete for call in online(setup)):
        return
    for name, count in template.unimported:
        yield Concern(
            f"{count} revisions import {name}, which the template does not",
            Location(template.path, 1),
            edits(template, f"import {name}"),
            safe=True,
        )


def edits(template: TemplateFacts, line: str) -> tuple[Edit, ...]:
    for number, text in enumerate((template.text or "").split("\n"), 1):
        if re.match(r"import sqlalchemy as sa\b", text):
            return (Edit(template.path, number + 1, number, line),)
    return ()


STALE_SCRIPT_TEMPLATE = EnvironmentRule(ABOUT, check)
