"""A finding as a row: the domain's own is frozen, which no mapper can fill."""

from domain.classes import define
from domain.direction import Direction
from domain.review.finding import Finding, Impact, Level, Waived
from domain.source import Location


@define(slots=False, eq=False)
class FindingRow:
    position: int
    rule: str
    level: Level
    revision: str
    direction: Direction
    path: str
    line: int
    column_number: int
    via: tuple[Location, ...]
    message: str
    table_name: str | None
    column_name: str | None
    effect: Impact | None
    fix: str
    assumption: str
    waived: Waived | None
    holds_on: tuple[str, ...]
    level_of_rule: Level | None

    @classmethod
    def of(cls, finding: Finding, position: int) -> "FindingRow":
        return cls(
            position=position,
            rule=finding.rule,
            level=finding.level,
            revision=finding.revision,
            direction=finding.direction,
            path=finding.location.path,
            line=finding.location.line,
            column_number=finding.location.column,
            via=finding.location.via,
            message=finding.message,
            table_name=finding.table,
            column_name=finding.column_name,
            effect=finding.effect,
            fix=finding.fix,
            assumption=finding.assumption,
            waived=finding.waived,
            holds_on=finding.holds_on,
            level_of_rule=finding.level_of_rule,
        )

    @property
    def finding(self) -> Finding:
        return Finding(
            rule=self.rule,
            level=self.level,
            revision=self.revision,
            direction=self.direction,
            location=Location(self.path, self.line, self.column_number, self.via),
            message=self.message,
            table=self.table_name,
            column_name=self.column_name,
            effect=self.effect,
            fix=self.fix,
            assumption=self.assumption,
            waived=self.waived,
            holds_on=self.holds_on or (),
            level_of_rule=self.level_of_rule,
        )
