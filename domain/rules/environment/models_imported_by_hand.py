"""A list of imports that everybody has to remember."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.telling_models import facts_of, listed
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="models-imported-by-hand",
    family="environment",
    level=Level.INFO,
    finds="models that env.py imports one by one, for nothing but the effect.",
    why=(
        "A table is in the metadata only once its module was imported. Who adds a model and "
        "forgets the line here gets no error: autogenerate does not see the table, or "
        "proposes to drop it."
    ),
    silent_when=("one import brings them all", "env.py walks through the package"),
    way_out="One module that imports every model, used by the application as well.",
)


def check(setup: Setup) -> Iterator[Concern]:
    imports = env_of(setup).side_imports
    if len(imports) > 1:
        names = ", ".join(dict.fromkeys(each.name for each in imports[:3]))
        more = ", ..." if len(imports) > 3 else ""
        yield Concern(
            f"{names}{more} are imported here one by one: a new model is seen only once somebody "
            "adds it",
            imports[0].written.location,
            fix=f"{PLACE}{circular(setup)}{WALKING}",
        )


def circular(setup: Setup) -> str:
    """Modules of models that run Alembic when they are imported, as model-not-loaded tells."""
    running = frozenset(written.path for written in setup.around.runs_alembic)
    facts = facts_of(setup)
    found = {m.module for m in facts.models if running & facts.brings.get(m.location.path, NONE)}
    return f"# all but {listed(sorted(found))}: imports what runs Alembic\n" if found else ""


NONE: frozenset[str] = frozenset()
PLACE = "# in the package of the models\n"
WALKING = """\
import importlib
import pkgutil


def load_all() -> None:
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(module.name)"""

MODELS_IMPORTED_BY_HAND = EnvironmentRule(ABOUT, check)
