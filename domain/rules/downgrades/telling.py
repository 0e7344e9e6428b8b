"""What is told of a table whose downgrade does not lead back."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from domain.classes import frozen
from domain.databases.effects import effect_in
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropIndex,
    Operation,
)
from domain.rules.downgrades.differences import Difference
from domain.rules.downgrades.drops import WrongDrop
from domain.rules.downgrades.likeness import Part
from domain.rules.downgrades.wording import change, listing, refused
from domain.rules.rule import Hit, RevisionContext
from domain.rules.safe_ways.code import call, quoted, schema_of, sql_name
from domain.rules.safe_ways.undoing import Undoing
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table
from domain.script import Step
from domain.source import Location

HEAD = "# In downgrade():"
AT_ONCE = "# Made so at once, in place of what makes it now: the one type is not cast to the other."
NOWHERE = Location("", 1)


@frozen
class Telling:
    """`drops` are those of this table that miss."""

    context: RevisionContext
    difference: Difference
    drops: tuple[WrongDrop, ...]

    def hits(self) -> Iterator[Hit]:
        before, undone = self.difference.before, self.difference.undone
        if undone is None:
            yield from self.lost_table(before)
        elif before is None:
            drop = call("op.drop_table", quoted(self.table.name), schema=schema_of(self.table))
            yield self.hit(f"leaves table {self.table}, which upgrade() created", drop)
        else:
            yield from self.in_table(Undoing(undone, self.context.target.database))

    @property
    def table(self) -> TableName:
        return self.difference.table

    def lost_table(self, before: Table | None) -> Iterator[Hit]:
        if before is None:
            return
        create = Undoing(before, self.context.target.database).create_table()
        yield self.hit(f"does not bring back table {self.table}", create)

    def in_table(self, undoing: Undoing) -> Iterator[Hit]:
        left, lost, taken = self.difference.left, self.difference.lost, self.difference.taken
        for columns in (True, False):
            of_kind = [part for part in left if isinstance(part, Column) is columns]
            if of_kind:
                yield self.left(of_kind, columns, undoing)
        if lost:
            said = f"does not bring back {listing(lost, self.table)}"
            yield self.hit(said, undoing.code(*map(undoing.put, lost)))
        if taken:
            said = f"drops {listing(taken, self.table)}, which upgrade() did not add"
            yield self.hit(said, "", self.place_of(taken))
        for was, now in self.difference.changed:
            yield self.changed(was, now, undoing)

    def left(self, parts: Sequence[Part], columns: bool, undoing: Undoing) -> Hit:
        """At the drop that misses, where there is one: it says the wrong name."""
        missed = [drop for drop in self.drops if drop.column is columns]
        said = f"leaves {listing(parts, self.table)}, which upgrade() added"
        if missed:
            said += f", and drops {missed[0].name}, which is not there"
        place = missed[0].step.location if missed else self.place_of(parts)
        return self.hit(said, undoing.code(*map(undoing.take, parts)), place)

    def changed(self, was: Part, now: Part, undoing: Undoing) -> Hit:
        if isinstance(was, Column) and isinstance(now, Column):
            if said := refused(was, now, self.table, self.context.target):
                there = self.context.after.known_or_blank(self.table).column(was.name)
                fix = undoing.alter(was, evolve(now, type=None)) if there else undoing.put(was)
                return self.hit(said, undoing.code(fix), self.place_of([now]))
            fix = undoing.code(self.remade(was, now, undoing))
        else:
            fix = undoing.code(undoing.take(now), undoing.put(was))
        said = f"leaves {change(was, now, self.table)}"
        return self.hit(said, fix, self.place_of([now]))

    def remade(self, was: Column, now: Column, undoing: Undoing) -> str:
        target, name = self.context.target, undoing.table.name
        if can_be_cast(was, now, name, target):
            return undoing.alter(was, now)
        using = cast_to(was, target.database)
        if can_be_cast(was, now, name, target, using):
            return undoing.alter(was, now, using)
        return f"{AT_ONCE}\n{undoing.put(was)}"

    def hit(self, said: str, fix: str, place: Location | None = None) -> Hit:
        return Hit(
            f"downgrade() {said}",
            table=self.table,
            fix=f"{HEAD}\n{fix}" if fix else f"{HEAD} take the drop out.",
            location=place or self.context.scripts.downgrade.location,
            direction=Direction.DOWNGRADE,
        )

    def place_of(self, parts: Sequence[Part]) -> Location | None:
        """The last step of the downgrade that speaks of one of them."""
        names = {part.name for part in parts}
        for step in reversed(self.context.scripts.downgrade.steps):
            about = step.operation.subject in (None, self.table)
            if about and spoken_of(step.operation) in names:
                return step.location
        return None


def cast_to(column: Column, database: Database) -> str:
    name = sql_name(column.name, database)
    return f"{name}::{column.type}"


def can_be_cast(
    was: Column, now: Column, table: TableName, target: Target, using: str | None = None
) -> bool:
    """Whether the server makes the one type of the other; where it is not known, it may."""
    if was.type is None or was.type == now.type:
        return True
    change = AlterColumn(table, was.name, type=was.type, using=using)
    alone = Schema().with_table(Table(table, (now,)))
    return effect_in(Situation(Step(change, NOWHERE), alone, target)).refused is None


def spoken_of(operation: Operation) -> str | None:
    match operation:
        case AlterColumn(column=name, new_name=new):
            return new or name
        case DropColumn(column=name) | DropConstraint(name=name) | DropIndex(name=name):
            return name
        case AddColumn(column=part) | AddConstraint(constraint=part) | CreateIndex(index=part):
            return part.name
    return None
