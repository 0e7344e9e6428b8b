"""What a revision says of a schema, as far as it can be told while nothing is known of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.concerns import Concerns, Speech, speech_of
from domain.classes import frozen
from domain.operations import EnumType

if TYPE_CHECKING:
    from collections.abc import Callable

    from application.ports.project_reader import Gist, Lookup
    from domain.script import RevisionScripts

    TakeApart = Callable[[RevisionScripts], RevisionScripts]


@frozen
class Heard:
    """`speeches` are what it says, `doubtful` those that follow from what it `asked` the database.
    `dark`: not all that it does or tells follows from these. `judged`: every rule looks at it.
    """

    scripts: RevisionScripts
    asked: frozenset[str | None]
    lookups: tuple[Lookup, ...]
    speeches: tuple[Speech, ...]
    doubtful: tuple[Speech, ...]
    dark: bool
    judged: bool

    @classmethod
    def of(cls, gist: Gist, take_apart: TakeApart, judged: bool) -> Heard:
        scripts = take_apart(gist.scripts)
        steps = (*scripts.upgrade.steps, *scripts.downgrade.steps)
        told = [(speech_of(step.operation), step) for step in steps]
        # A type is made where it is not there: nothing of that stands under a condition.
        doubtful = (
            speech
            for speech, step in told
            if speech and (step.conditional or isinstance(step.operation, EnumType))
        )
        return cls(
            scripts,
            gist.asked,
            gist.grounds.lookups,
            tuple(dict.fromkeys(speech for speech, _ in told if speech)),
            tuple(dict.fromkeys(doubtful)),
            # Which modules it calls may follow from the answers, and is told of each revision.
            any(speech is None for speech, _ in told) or bool(gist.asked and scripts.helpers),
            judged,
        )

    def is_of(self, concerns: Concerns) -> bool:
        return self.dark or self.judged or any(map(concerns.heard_in, self.speeches))

    def waits_for_answers(self, concerns: Concerns) -> bool:
        """Whether it makes a difference what the database would have told it."""
        if not self.asked:
            return False
        return self.dark or self.judged or any(map(concerns.heard_in, self.doubtful))
