"""How far a review has come: where it stands between two revisions."""

from attrs import field

from domain.classes import frozen
from domain.review.novelty import Novelty
from domain.review.run import Run
from domain.schema.schema import Schema


@frozen
class Standing:
    """What the next revision meets: all that a review takes from one revision to another."""

    run: Run
    schema: Schema = field(factory=Schema)
    novelty: Novelty = field(factory=Novelty)
