"""Models that autogenerate does not see."""

from collections.abc import Iterator, Sequence

from domain.diagnosis.concern import Concern
from domain.diagnosis.models import Loaded, Model, ModelFacts
from domain.diagnosis.rewrites import Span, StatementsAdded
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.telling_models import facts_of, in_revisions, listed
from domain.diagnosis.written import Change
from domain.review.finding import Level
from domain.rules.rule import Description
from domain.source import Location

ABOUT = Description(
    name="model-not-loaded",
    family="models",
    level=Level.ERROR,
    finds="models whose module has not been imported when env.py hands over its metadata.",
    why=(
        "A table is in the MetaData only once its module was imported. Autogenerate compares what "
        "is there with the database: it proposes to drop the tables of the others, and who does "
        "not read the draft loses their rows."
    ),
    silent_when=(
        "env.py, what it imports or a function that it calls imports the module, pkgutil and "
        "importlib included",
        "include_object or include_name leaves the table alone",
        "modules are imported by names that only running env.py would tell",
    ),
    way_out="Import every module that has models, in one place that env.py imports.",
    less_when="no revision creates the table yet: it would only be overlooked",
    hazards=("env-metadata-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    unseen = [m for m in facts.models if is_unseen(m, facts)]
    dropped = [m for m in unseen if in_revisions(m, facts)]
    added = [m for m in unseen if m not in dropped]
    if dropped:
        what = f"autogenerate proposes to drop {tables(dropped)}"
        yield told(dropped, what, setup, Level.ERROR)
    if added:
        what = f"autogenerate never creates {tables(added)}"
        yield told(added, what, setup, Level.WARNING)


def is_unseen(model: Model, facts: ModelFacts) -> bool:
    return (
        model.targeted is True
        and model.loaded in (Loaded.NO, Loaded.LATER)
        and facts.filters.compares(model.table.name)
    )


def told(models: Sequence[Model], what: str, setup: Setup, level: Level) -> Concern:
    facts = facts_of(setup)
    running = frozenset(written.path for written in setup.around.runs_alembic)
    kept = [m for m in models if not running & facts.brings.get(m.location.path, frozenset())]
    circular = sorted({model.module for model in models if model not in kept})
    named = listed([f"{m.name} ({m.location.path}:{m.location.line})" for m in models])
    what_is = "the model" if len(models) == 1 else f"{len(models)} models:"
    later = any(model.loaded is Loaded.LATER for model in models)
    return Concern(
        f"env.py does not import {what_is} {named}: {what}",
        place_of(setup) or models[0].location,
        edits=imports(kept, facts) if kept else (),
        fix=f"# {listed(circular)}: imports what runs Alembic; not from env.py" if circular else "",
        level=level,
        assumption="no function that imports them is called while env.py runs" if later else "",
        safe=True,
    )


def place_of(setup: Setup) -> Location | None:
    """Where env.py imports its metadata: the models stand beside it, or ought to."""
    brought = env_of(setup).metadata_import
    return brought.location if brought else facts_of(setup).imports_at


def tables(models: Sequence[Model]) -> str:
    names = list(dict.fromkeys(f"`{model.table.name}`" for model in models))
    return f"the table{'s' * (len(names) > 1)} {listed(names)}"


def imports(models: Sequence[Model], facts: ModelFacts) -> tuple[Change, ...]:
    """The missing lines, below the last import of env.py."""
    if facts.imports_at is None:
        return ()
    names = sorted({model.module for model in models})
    lines = tuple(f"import {name}  # noqa: F401" for name in names)
    at = Span.of_line(facts.imports_at.path, facts.imports_at.line)
    return (StatementsAdded(at, lines),)


MODEL_NOT_LOADED = EnvironmentRule(ABOUT, check)
