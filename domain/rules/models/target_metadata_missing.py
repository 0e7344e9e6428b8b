"""An env.py without the metadata of the models."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.models import Handing
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, in_revisions
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="target-metadata-missing",
    family="models",
    level=Level.WARNING,
    finds="an env.py that hands over no metadata, or an empty one, in a project that has models.",
    why=(
        "With target_metadata = None `alembic revision --autogenerate` and `alembic check` refuse "
        "to work. With an empty MetaData they work, and propose to drop every table."
    ),
    silent_when=("the project has no models", "the models have nothing to do with this history"),
    way_out="`target_metadata = Base.metadata`, with every module imported that has models.",
    hazards=("env-metadata-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    target = facts.target
    ours = [model for model in facts.models if in_revisions(model, facts)]
    if not ours or target.handing in (Handing.MODELS, Handing.UNREAD):
        return
    base = next((model.collection for model in ours if model.collection), "")
    where = f": the {len(ours)} models of this history are in that of {base}" if base else ""
    fix = f"target_metadata = {base.partition(' ')[0] or 'Base'}.metadata"
    if target.handing is Handing.NOTHING:
        yield Concern(
            f"env.py hands over no target_metadata{where}. Autogenerate and `alembic check` refuse "
            "to work",
            target.location,
            fix=fix,
        )
    else:
        yield Concern(
            f"no model is in the MetaData that env.py hands over{where}. Autogenerate proposes to "
            "drop every table",
            target.location,
            fix=fix,
            level=Level.ERROR,
        )


TARGET_METADATA_MISSING = EnvironmentRule(ABOUT, check)
