"""What a team asks of a review."""

from datetime import date

from attrs import field

from domain.classes import frozen
from domain.databases.target import Target
from domain.levels import Levels
from domain.review.finding import Level
from domain.rule_options import RuleOptions
from domain.waivers import BoundWaiver


@frozen
class Settled:
    """What a team has settled about rules: nothing, where all is as Assay has it by itself.

    `elsewhere` names settings that are made by what runs the migrations.
    """

    enabled: tuple[str, ...] = ()
    levels: Levels = field(factory=Levels)
    options: RuleOptions = field(factory=RuleOptions)
    elsewhere: tuple[str, ...] = ()


@frozen
class Policy:
    """`revisions` is a range as in `base:head`; `fail_level` None means that nothing fails.
    `judged` are the ids of the revisions to judge, in place of a range.

    `enabled` names rules that speak only when they are asked for. `today` decides which waivers
    have expired, and nothing else; None: none has. `levels`, `options` and `elsewhere` are as
    Settled has them. `waivers` are those of the policy file: what is found does not follow from
    them, as it does from all others.
    """

    target: Target
    revisions: str = "base:heads"
    fail_level: Level | None = Level.ERROR
    enabled: frozenset[str] = frozenset()
    today: date | None = field(default=None, repr=False)
    judged: tuple[str, ...] | None = None
    levels: Levels = field(factory=Levels)
    options: RuleOptions = field(factory=RuleOptions)
    elsewhere: tuple[str, ...] = ()
    waivers: tuple[BoundWaiver, ...] = field(default=(), repr=False)

    @property
    def names_a_start(self) -> bool:
        """The range begins at a revision: those in it go out together, none is in use yet."""
        return self.judged is not None or not self.revisions.startswith("base")

    @property
    def settled(self) -> Settled:
        return Settled(tuple(sorted(self.enabled)), self.levels, self.options, self.elsewhere)
