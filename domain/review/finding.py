"""What a rule has to say about one place."""

from enum import Enum
from functools import total_ordering

from attrs import field

from domain.classes import frozen
from domain.direction import Direction
from domain.source import Location


@total_ordering
class Level(Enum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    # A member is one object: without this Python hashes its name, and in Python.
    __hash__ = object.__hash__

    def __lt__(self, other: "Level") -> bool:
        return LEVELS.index(self) < LEVELS.index(other)


LEVELS = tuple(Level)


@frozen
class Size:
    """How large a table is by its server's own estimate, None where it has none. `index_bytes` come
    on top of `bytes`. The work takes `milliseconds` at the speed that `basis` names; `moved`: that
    gives the finding another level.
    """

    rows: int | None
    bytes: int | None
    index_bytes: int = 0
    milliseconds: int | None = None
    basis: str = ""
    moved: bool = False


@frozen
class Impact:
    """The effect as a finding tells it.

    `lock` in the database's words; `blocks` one of `nothing`, `ddl`, `writes`, `reads and writes`;
    `duration` one of `instant`, `scan`, `index build`, `rewrite`. `held`: the stronger lock that an
    earlier step of the same transaction holds on the table meanwhile, if one does. `on` names the
    database that it is of, where the finding holds on others too and they do it otherwise. `size`
    is the table's; None: not known.
    """

    lock: str | None
    blocks: str
    duration: str
    rewritten: tuple[str, ...] = ()
    scanned: tuple[str, ...] = ()
    held: str | None = None
    on: str | None = None
    size: Size | None = None


@frozen
class Waived:
    """Somebody allows it: why, to which day (as in 2027-03-01; None: for good), and where.

    `by_baseline`: nobody thought of it in particular, all that there was is accepted.
    """

    reason: str
    until: str | None
    location: Location
    by_baseline: bool = False


@frozen
class Finding:
    """`table` and `column_name` are the database's; `location` is the source's. `operation` is a
    digest of what is asked of the database, empty where it is about no single operation.

    `fix` is the safe way as Alembic code, `assumption` what the finding rests on that was not
    known for sure; both may be empty. One that is `waived` is told, and does not count. It
    `holds_on` the servers of these spans, as in PostgreSQL 10 to 12; none named: nobody asked.
    `level_of_rule`: the one that it would have without what the policy says of the rule, and
    without the size of the table, where that is another.
    """

    rule: str
    level: Level
    revision: str
    direction: Direction
    location: Location
    message: str
    table: str | None = None
    column_name: str | None = None
    effect: Impact | None = None
    fix: str = ""
    assumption: str = ""
    operation: str = field(default="", eq=False)
    waived: Waived | None = None
    level_of_rule: Level | None = None
    holds_on: tuple[str, ...] = ()
