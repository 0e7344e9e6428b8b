"""Outcomes as real reviews give them: small and large, clean and broken, and hostile ones."""

from attrs import evolve

from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision, UnreadReason
from domain.source import Location, Problem

INDEX_FIX = """\
with op.get_context().autocommit_block():
    op.create_index(
        "ix_orders_customer_id",
        "orders",
        ["customer_id"],
        postgresql_concurrently=True,
    )"""

BLOCKING_INDEX = Finding(
    rule="create-index-blocking",
    level=Level.ERROR,
    revision="4f1c2a",
    direction=Direction.UPGRADE,
    location=Location("alembic/versions/4f1c2a_index_orders.py", 18, 5),
    message="Building index ix_orders_customer_id blocks every write to orders until it is built.",
    table="orders",
    column_name="customer_id",
    effect=Impact("SHARE", "writes", "index build", (), ("orders",)),
    fix=INDEX_FIX,
)

REWRITE = Finding(
    rule="alter-column-type-rewrite",
    level=Level.ERROR,
    revision="8b7d90",
    direction=Direction.UPGRADE,
    location=Location(
        "alembic/versions/8b7d90_wider_ids.py",
        44,
        9,
        via=(Location("alembic/versions/8b7d90_wider_ids.py", 61, 5),),
    ),
    message="Changing orders.id from INTEGER to BIGINT writes the whole table anew.",
    table="orders",
    column_name="id",
    effect=Impact("ACCESS EXCLUSIVE", "reads and writes", "rewrite", ("orders",), ("orders",)),
    assumption="the column is INTEGER, as existing_type says",
)

NO_WAY_BACK = Finding(
    rule="missing-downgrade",
    level=Level.INFO,
    revision="8b7d90",
    direction=Direction.DOWNGRADE,
    location=Location("alembic/versions/8b7d90_wider_ids.py", 70),
    message="downgrade() does nothing, so there is no way back from this revision.",
)

RENAME = Finding(
    rule="rename-column",
    level=Level.WARNING,
    revision="c03e55",
    direction=Direction.UPGRADE,
    location=Location("alembic/versions/c03e55_rename.py", 12, 5),
    message="Code that still runs reads orders.total, which is called grand_total from here on.",
    table="orders",
    column_name="total",
    effect=Impact("ACCESS EXCLUSIVE", "reads and writes", "instant"),
    fix='op.add_column("orders", sa.Column("grand_total", sa.Numeric()))',
)


def read(identity: str, name: str) -> ReviewedRevision:
    path = f"alembic/versions/{identity}_{name}.py"
    return ReviewedRevision(identity, path, identity * 10, ReadingStatus.READ, (), 4, 0)


PARTLY_READ = ReviewedRevision(
    id="d91b07",
    path="alembic/versions/d91b07_backfill.py",
    digest="d91b07" * 10,
    status=ReadingStatus.PARTLY_READ,
    reasons=(
        UnreadReason(
            "unknown-value",
            "op.execute(QUERIES[dialect])",
            "which statement runs depends on the dialect at run time",
            Location("alembic/versions/d91b07_backfill.py", 23, 5),
        ),
    ),
    operations_read=2,
    operations_unread=1,
)

FAILED = Outcome(
    project="bookshop",
    database="postgresql",
    server_version="16",
    version_assumed=False,
    revisions=(
        read("4f1c2a", "index_orders"),
        read("8b7d90", "wider_ids"),
        read("c03e55", "rename"),
        PARTLY_READ,
    ),
    findings=(BLOCKING_INDEX, REWRITE, NO_WAY_BACK, RENAME),
    problems=(),
    fail_level=Level.ERROR,
)

CLEAN = Outcome(
    project="warehouse",
    database="mariadb",
    server_version="10.11",
    version_assumed=True,
    revisions=(read("4f1c2a", "index_orders"),),
    findings=(),
    problems=(),
    fail_level=Level.ERROR,
)

BROKEN = evolve(
    FAILED,
    project="billing",
    problems=(
        Problem(
            "syntax-error",
            "alembic/versions/e4_half.py cannot be parsed: '(' was never closed.",
            "Mend the file; the other revisions were reviewed.",
            Location("alembic/versions/e4_half.py", 31, 12),
        ),
        Problem("multiple-bases", "The history has two bases.", "Join them with a merge."),
    ),
)

MARKUP = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7*7 }}\u202eevil"

HOSTILE = Outcome(
    project=MARKUP,
    database="sqlite",
    server_version="3.40",
    version_assumed=False,
    revisions=(
        evolve(
            PARTLY_READ,
            id=MARKUP,
            path=MARKUP,
            digest=MARKUP,
            reasons=(UnreadReason(MARKUP, MARKUP, MARKUP, Location(MARKUP, 1)),),
        ),
    ),
    findings=(
        Finding(
            rule=MARKUP,
            level=Level.WARNING,
            revision=MARKUP,
            direction=Direction.UPGRADE,
            location=Location(MARKUP, 1, via=(Location(MARKUP, 2),)),
            message=MARKUP,
            table=MARKUP,
            column_name=MARKUP,
            effect=Impact(MARKUP, "writes", "scan", (MARKUP,), (MARKUP,), MARKUP),
            fix=MARKUP,
            assumption=MARKUP,
        ),
    ),
    problems=(Problem(MARKUP, MARKUP, MARKUP, Location(MARKUP, 1)),),
    fail_level=None,
)


def large(findings: int = 400) -> Outcome:
    """Hundreds of findings in two hundred revisions, with names as long as databases allow."""
    name = "customer_account_statement_line_items_with_a_name_as_long_as_allowed"
    revisions = tuple(read(f"{number:012x}", name) for number in range(200))
    kinds = (BLOCKING_INDEX, REWRITE, RENAME, NO_WAY_BACK)
    found = [
        evolve(
            kinds[number % len(kinds)],
            revision=revisions[number // 2].id,
            location=Location(revisions[number // 2].path, number + 1, 5),
            table=f"accounting_department_of_the_northern_region.{name}",
        )
        for number in range(findings)
    ]
    return Outcome(
        project="the-platform-of-a-company-with-a-very-long-name",
        database="postgresql",
        server_version="15",
        version_assumed=True,
        revisions=(*revisions, PARTLY_READ),
        findings=tuple(found),
        problems=(),
        fail_level=Level.WARNING,
    )
