"""The domain's classes onto the tables."""

from sqlalchemy.orm import relationship, synonym

from adapters.orm.findings import FindingRow
from adapters.orm.metadata import mapper_registry
from adapters.orm.tables import findings, reviews
from domain.review.finding import Finding
from domain.review.review import Review

ROWS = "finding_rows"


def start_mappers() -> None:
    """Map the domain. Does nothing the second time."""
    if mapper_registry.mappers:
        return
    mapper_registry.map_imperatively(FindingRow, findings)
    mapper_registry.map_imperatively(
        Review,
        reviews,
        properties={
            ROWS: relationship(
                FindingRow,
                order_by=findings.c.position,
                cascade="all, delete-orphan",
                lazy="selectin",
            ),
            "findings": synonym(ROWS, descriptor=property(findings_of, keep_findings)),
        },
    )


def stop_mappers() -> None:
    """Give the domain its plain classes back."""
    mapper_registry.dispose()


def findings_of(review: Review) -> tuple[Finding, ...]:
    return tuple(row.finding for row in getattr(review, ROWS))


def keep_findings(review: Review, found: tuple[Finding, ...]) -> None:
    setattr(review, ROWS, [FindingRow.of(finding, at) for at, finding in enumerate(found)])
