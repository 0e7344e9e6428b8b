"""drop_constraint(None, ...), as autogenerate writes it for what was created without a name."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.environment import UNKNOWN
from domain.operations import DropConstraint
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.reverse import KINDS as WORD_OF
from domain.rules.safe_ways.undoing import Undoing
from domain.schema.constraint_changes import KINDS

ABOUT = Description(
    name="drop-unnamed-constraint",
    family="autogenerate",
    level=Level.ERROR,
    finds="a constraint dropped without saying which: `drop_constraint(None, ...)`.",
    why=(
        'Alembic refuses it: SQLAlchemy raises a CompileError ("it has no name"), an '
        "AssertionError on MySQL, a ValueError in a batch on SQLite. Autogenerate writes it into "
        "the downgrade() of a constraint that it created with None, so that the downgrade fails "
        "on the day when it is needed. A naming convention in target_metadata helps only for "
        "primary keys: of others the columns are not known, and `uq_t_` or `fk_t_` comes out, "
        "which no constraint is called. Measured with Alembic 1.20."
    ),
    silent_when=(
        "it drops the primary key on MySQL or MariaDB, where there is only one and no name",
        "it drops a primary key, and the metadata's naming convention gives those a name",
    ),
    way_out="Create each constraint with a name, and drop it by that name.",
    hazards=("autogen-unnamed-constraint",),
    always=True,
)
KEYS = ("primary",)
WORDS = {"foreignkey": "a foreign key", "unique": "a unique constraint", "check": "a check"}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropConstraint) or operation.name is not None:
        return
    if operation.kind in KEYS and names_keys(context):
        return
    what = WORDS.get(operation.kind or "", "a constraint")
    yield Hit(
        f"dropping {what} of {operation.table} without its name fails: Alembic has none to render",
        table=operation.table,
        fix=by_name(operation, context),
    )


def names_keys(context: StepContext) -> bool:
    if context.target.database in (Database.MYSQL, Database.MARIADB):
        return True
    naming = context.environment.naming
    if naming.value is UNKNOWN:
        return True
    return naming.value is not None and any(kind == "pk" for kind, _ in naming.value.formats)


def by_name(operation: DropConstraint, context: StepContext) -> str:
    table = context.before.known_or_blank(operation.table)
    undoing = Undoing(table, context.target.database)
    kind = KINDS.get(operation.kind or "")
    known = {
        c.name: operation.kind or WORD_OF.get(type(c))
        for c in table.constraints
        if c.name and (kind is None or isinstance(c, kind))
    }
    name, word = list(known.items())[-1] if known else ("...", operation.kind)
    return said(list(known)) + undoing.code(undoing.drop_constraint(name, word))


def said(names: list[str]) -> str:
    if not names:
        return "# Give it a name where it is created, and say it here, too:\n"
    if len(names) == 1:
        return "# The name that the history gives it; see whether your database agrees:\n"
    return f"# One of {', '.join(names)}:\n"


DROP_UNNAMED_CONSTRAINT = StepRule(ABOUT, check, (DropConstraint,), BOTH_WAYS)
