"""A batch block that copies the table where nothing needs a copy."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.batch_copies import COPYING, starts_a_block
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of

ABOUT = Description(
    name="batch-recreate-always",
    family="sqlite",
    level=Level.ERROR,
    finds='`recreate="always"` on a database that can alter its tables.',
    why=(
        'PostgreSQL, MySQL and MariaDB change a table in place; with `recreate="always"` Alembic '
        "creates a new one, copies all rows under locks, and drops the old one. What SQLAlchemy "
        "does not reflect (triggers, rights, views, some options) is lost with it, and foreign "
        "keys that point at the table make the drop fail."
    ),
    silent_when=(
        "the database is SQLite, or the block says `auto` (the default) or `never`",
        "the table was created earlier in the same revision",
    ),
    way_out="Leave the argument out: on SQLite Alembic copies where it must.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("batch-recreate-always",),
)


def check(context: StepContext) -> Iterator[Hit]:
    step, table = context.step, context.step.operation.subject
    if step.recreate == "always" and table and starts_a_block(context):
        block = call("op.batch_alter_table", quoted(table.name), schema=schema_of(table))
        yield Hit(
            f'recreate="always" copies {table} into a new table and drops the old one, which '
            f"{context.target.database.value} does not need",
            table=table,
            fix=f"# Without recreate:\n# with {block} as batch_op:",
        )


BATCH_RECREATE_ALWAYS = StepRule(ABOUT, check, COPYING, within="batch")
