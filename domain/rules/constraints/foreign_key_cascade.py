"""A foreign key by which one delete becomes many."""

from collections.abc import Iterator

from domain.operations import AddColumn, AddConstraint, CreateTable
from domain.review.finding import Level
from domain.rules.constraint_steps import foreign_keys_of
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.wording import named
from domain.schema.elements import ForeignKey

ABOUT = Description(
    name="foreign-key-cascade",
    family="constraints",
    level=Level.INFO,
    finds="a foreign key with ON DELETE CASCADE.",
    why=(
        "Whoever deletes a row deletes all rows that point at it as well, and those that point at "
        "them: at once, in one transaction, and without a word. On SQLite a batch that copies the "
        "table at the other end drops it, and with foreign keys enforced that deletes them all."
    ),
    silent_when=("the foreign key says RESTRICT, SET NULL, SET DEFAULT or nothing",),
    way_out="RESTRICT, where the code is to delete what belongs together, and a test of either.",
    hazards=("foreign-key-cascade-review",),
    enabled=False,
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    table = context.step.operation.subject
    for key in foreign_keys_of(context.step.operation):
        if (key.on_delete or "").upper() == "CASCADE":
            yield Hit(
                f"deleting a row of {key.target} deletes all rows of {table} that point at it, by "
                f"foreign key {named(key)}",
                table=table,
                fix='# Where the code is to delete them: ondelete="RESTRICT"',
            )


FOREIGN_KEY_CASCADE = StepRule(
    ABOUT, check, (AddConstraint, AddColumn, CreateTable), needs=(ForeignKey,)
)
