"""One question of the checklist, and what answers it."""

from collections.abc import Callable
from enum import Enum

from domain.checklist.evidence import Looks, Seen
from domain.classes import frozen
from domain.databases.target import Database
from domain.review.outcome import Outcome
from domain.review.work import Deed


class Status(Enum):
    """In the order in which somebody works through them."""

    FAILED = "failed"
    NEEDS_PERSON = "needs a person"
    NEEDS_DATABASE = "needs a database"
    PASSED = "passed"
    NOT_APPLICABLE = "not applicable"


@frozen
class Asks:
    """Who answers what reading cannot: a person, or a database by way of a command.

    `command` may hold `{revision}`, `{parent}`, `{database}` and `{tables}`; `look_for` says what
    its answer has to be, or what the person decides.
    """

    status: Status
    look_for: str
    command: str = ""


def person(decides: str, command: str = "") -> Asks:
    """`command` is what helps to decide."""
    return Asks(Status.NEEDS_PERSON, decides, command)


def database(command: str, look_for: str) -> Asks:
    return Asks(Status.NEEDS_DATABASE, look_for, command)


SERVERS = (Database.POSTGRESQL, Database.MYSQL, Database.MARIADB)
MYSQLS = (Database.MYSQL, Database.MARIADB)
POSTGRESQL = (Database.POSTGRESQL,)
SQLITE = (Database.SQLITE,)


@frozen
class Item:
    """`id` is a letter and a number, and stays what it is.

    `rules` answer it: a finding of one fails it. `about` are the deeds that it asks about, none
    where it is about all of them; with `in_use` those on tables made in the same revision do not
    count. Where a revision does nothing of the kind, `none` is the evidence, and without it the
    item does not apply. `asks` is who answers where no rule has anything against it.

    `looks` tells what was looked at in a revision, `overall` in the whole review. `of_project`: it
    is asked once. `backwards`: it is about the downgrade, and only findings in that count. `reads`:
    what was not read may be the answer.
    """

    id: str
    question: str
    rules: tuple[str, ...] = ()
    about: tuple[Deed, ...] = ()
    in_use: bool = False
    none: str = ""
    asks: Asks | None = None
    databases: tuple[Database, ...] = tuple(Database)
    looks: Looks | None = None
    overall: Callable[[Outcome], Seen] | None = None
    of_project: bool = False
    backwards: bool = False
    reads: bool = True


@frozen
class Section:
    letter: str
    title: str
    items: tuple[Item, ...]
