"""A rule about an environment: a frozen description and a pure function."""

from collections.abc import Callable, Iterable

from domain.classes import frozen
from domain.diagnosis.concern import Concern
from domain.diagnosis.setup import Setup
from domain.rules.rule import Description


@frozen
class EnvironmentRule:
    """`check` is asked once of the whole set-up, and gives everything that it finds."""

    about: Description
    check: Callable[[Setup], Iterable[Concern]]
