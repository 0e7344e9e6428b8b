"""One project on one database: what it really did, and how well the reader told it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import field, frozen

from adapters.tracing.request import TraceRequest
from adapters.tracing.trace import Reflection, Trace
from adapters.tracing.tracer import Tracer
from domain.databases.target import Target, dotted
from domain.schema.schema import Schema
from tests.servers import SERVERS
from tests.truth.comparing import Figures, compared
from tests.truth.installing import baseline, installed, traced
from tests.truth.projects import RealProject
from tests.truth.saying import said_of
from tests.truth.schemas import Agreement, agreements
from tests.truth.seeding import seeded

DRIVERS = {"postgresql": "postgresql+psycopg2", "mariadb": "mysql+pymysql"}


@frozen
class Measured:
    """`upgrade` and `downgrade` over the revisions that ran to their end in that direction.

    `head` and `base` compare schemas; empty where the database did not get there.
    """

    project: RealProject
    database: str
    failure: str | None
    revisions: int
    upgrade: Figures = field(factory=Figures)
    downgrade: Figures = field(factory=Figures)
    head: Mapping[str, Agreement] = field(factory=dict)
    base: Mapping[str, Agreement] = field(factory=dict)


@cache
def measured(project: RealProject, database: str) -> Measured:
    first = baseline(project.first_tables) if project.first_tables else None
    request = TraceRequest(traced(project, database), first, seconds=600, as_far_as_it_goes=True)
    trace = Tracer(server(database))(request)
    review = installed(project.release).packages / project.review
    if trace.start is None:
        return Measured(project, database, trace.failure, 0)
    return told(project, trace, trace.start, review)


def told(project: RealProject, trace: Trace, start: Reflection, review: Path) -> Measured:
    """The operations are told as by a review, which does not know of tables made otherwise; the
    schema is replayed from what was there in the beginning, as far as the revisions ran.
    """
    target = Target.of(start.database, dotted(start.version[:2]))
    alone = said_of(review, target, Schema())
    whole = said_of(review, target, seeded(start, target), trace)
    return Measured(
        project,
        start.database,
        trace.failure,
        len(alone.said) // 2,
        upgrade=compared(trace, alone, target, "upgrade"),
        downgrade=compared(trace, alone, target, "downgrade"),
        head=agreements(trace.head, whole.head, target.database) if trace.head else {},
        base=agreements(trace.base, whole.base, target.database) if trace.base else {},
    )


def server(database: str) -> str:
    if database == "sqlite":
        return "sqlite"
    url = SERVERS[database].url.set(drivername=DRIVERS[database])
    return url.render_as_string(hide_password=False)
