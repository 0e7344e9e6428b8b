"""Models of a MetaData that env.py does not hand over."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.models import Handing, Model
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, in_revisions, listed
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="model-of-other-metadata",
    family="models",
    level=Level.ERROR,
    finds="models whose MetaData is not what env.py hands over, and whose tables it migrates.",
    why=(
        "Each base has a MetaData of its own. Of the tables in another one autogenerate knows "
        "nothing: it proposes to drop them."
    ),
    silent_when=(
        "no revision of this history creates the table: it belongs to another database",
        "include_object or include_name leaves the table alone",
        "a model of the right MetaData has the same table",
    ),
    way_out="One base for all, or a list: `target_metadata = [Base.metadata, Other.metadata]`.",
    hazards=("env-metadata-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    if facts.target.handing is not Handing.MODELS:
        return
    own = {model.table.name for model in facts.models if model.targeted}
    others: dict[str, list[Model]] = {}
    for model in facts.models:
        ours = model.table.name not in own and facts.filters.compares(model.table.name)
        if model.targeted is False and ours and in_revisions(model, facts):
            others.setdefault(model.collection, []).append(model)
    for collection, models in others.items():
        tables = listed([f"`{model.table.name}`" for model in models])
        handed = " and ".join(facts.target.collections)
        yield Concern(
            f"env.py hands over the MetaData of {handed}; that of {collection} is another: "
            f"autogenerate proposes to drop {tables}",
            facts.target.location or models[0].location,
            fix="target_metadata = [Base.metadata, OtherBase.metadata]",
        )


MODEL_OF_OTHER_METADATA = EnvironmentRule(ABOUT, check)
