"""What nobody needs and would help."""

from collections.abc import Iterator

from domain.diagnosis.diagnosis import Suggestion
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of


def suggestions(setup: Setup) -> Iterator[Suggestion]:
    if setup.around.workflow is None:
        yield Suggestion(
            "workflow-documentation",
            "Write down how a migration is made here: generate, review, apply, roll back. "
            "Nothing that was looked at says so.",
            WORKFLOW,
        )
    if setup.around.checklist is None:
        yield Suggestion(
            "review-checklist",
            "Keep a checklist for what autogenerate writes, where reviewers see it.",
            CHECKLIST,
        )
    if len(env_of(setup).side_imports) > 1:
        yield Suggestion(
            "central-model-imports",
            "Import the models in one central place, and that place from env.py: a new model "
            "cannot be forgotten then.",
            REGISTRY,
        )


WORKFLOW = """\
alembic revision --autogenerate -m "what changes"   # generate
assay review --since origin/main                    # review
alembic upgrade head --sql                          # read what will run
alembic upgrade head                                # apply
alembic downgrade -1                                # roll back"""
CHECKLIST = """\
- [ ] No table or column is dropped that nobody meant to drop; renames are renames
- [ ] NOT NULL columns have a server default, or their rows are filled first
- [ ] Constraints and indexes have names; large indexes are made concurrently
- [ ] The release that is running works with the schema after it
- [ ] The downgrade undoes it, or says that it cannot"""
REGISTRY = """\
# models/__init__.py
from models.orders import Order
from models.customers import Customer

__all__ = ["Customer", "Order"]"""
