"""Reviews of operations that no file holds: one revision before, and one that is judged."""

from collections.abc import Sequence
from pathlib import Path

from domain.databases.target import Target
from domain.environment import EnvironmentFacts
from domain.history import History, Revision
from domain.operations import AddConstraint, CreateTable, Operation
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Finding
from domain.rules import RULES
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, ForeignKey, PrimaryKey
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location

ORDERS = TableName("orders")
CUSTOMERS = TableName("customers")
INTEGER = DataType("integer")
TEXT = DataType("text")
SHOP = (
    CreateTable(
        CUSTOMERS,
        (Column("id", INTEGER, nullable=False), Column("email", DataType("varchar", length=100))),
        (PrimaryKey("customers_pkey", ("id",)),),
    ),
    CreateTable(
        ORDERS,
        (
            Column("id", INTEGER, nullable=False),
            Column("customer_id", INTEGER),
            Column("note", TEXT),
            Column("total", DataType("numeric", precision=8, scale=2), nullable=False),
        ),
        (PrimaryKey("orders_pkey", ("id",)),),
    ),
)


# What the tests beside this file are about; what other rules say of the same steps is theirs.
HEARD = {path.stem for path in Path(__file__).parent.glob("*/test_*.py")}


def findings(
    *operations: Operation | Step,
    before: Sequence[Operation] = SHOP,
    on: str = "postgresql 15",
    downgrade: Body = Body.RAISES,
    of: str | None = None,
    environment: EnvironmentFacts | None = None,
    undone: Sequence[Operation] = (),
) -> list[Finding]:
    """What the rules with a test here say of the operations, run after those before.

    `on` is a database with its version; `of` the one rule to hear, even if it is off; `undone` what
    the downgrade does.
    """
    history = History.of([revision("before"), revision("now", "before")])
    bodies = {
        "before": scripts(before, Body.RAISES),
        "now": scripts(operations, downgrade, undone),
    }
    facts = environment or EnvironmentFacts()
    subject = Subject("shop", history, lambda r, s: bodies[r.id], lambda: (), facts)
    enabled = frozenset({of} if of else ())
    policy = Policy(Target.of(*on.split()), revisions="before:now", enabled=enabled)
    if of:
        heard = [r for r in RULES if r.about.name == of]
    else:
        heard = [r for r in RULES if f"test_{r.about.name.replace('-', '_')}" in HEARD]
    return list(review(subject, policy, heard, lambda: None).findings)


def names(found: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in found]


def revision(revision_id: str, *parents: str, **more: tuple[str, ...]) -> Revision:
    path = f"versions/{revision_id}.py"
    return Revision(revision_id, path, parents, location=Location(path, 3), **more)


def scripts(
    operations: Sequence[Operation | Step], downgrade: Body, undone: Sequence[Operation] = ()
) -> RevisionScripts:
    back = Location("versions/now.py", 90)
    return RevisionScripts(
        Script(Body.PRESENT, steps(operations, first=10)),
        Script(Body.PRESENT if undone else downgrade, steps(undone, first=91), location=back),
    )


def steps(operations: Sequence[Operation | Step], first: int) -> tuple[Step, ...]:
    return tuple(
        o if isinstance(o, Step) else Step(o, Location("versions/now.py", line, 5))
        for line, o in enumerate(operations, start=first)
    )


def references(name: str) -> AddConstraint:
    """orders.customer_id points at customers.id."""
    return AddConstraint(ORDERS, ForeignKey(name, ("customer_id",), CUSTOMERS, ("id",)))
