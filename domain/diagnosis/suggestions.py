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
            workflow(setup),
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
            registry(setup),
        )


def workflow(setup: Setup) -> str:
    """As Flask-Migrate has it where env.py takes the application from Flask."""
    flask = "current_app" in env_of(setup).bound_names
    draft, run = "alembic revision --autogenerate", "alembic"
    if flask:
        draft, run = "flask db migrate", "flask db"
    lines = (
        (f'{draft} -m "what changes"', "generate"),
        ("assay review --since origin/main", "review"),
        (f"{run} upgrade {'' if flask else 'head '}--sql", "read what will run"),
        (f"{run} upgrade{'' if flask else ' head'}", "apply"),
        (f"{run} downgrade{'' if flask else ' -1'}", "roll back"),
    )
    width = max(len(command) for command, _ in lines)
    return "\n".join(f"{command.ljust(width)}   # {what}" for command, what in lines)


def registry(setup: Setup) -> str:
    """Its own imports, in another place."""
    moved = (each.written.text for each in env_of(setup).side_imports)
    lines = "\n".join(f"{line}  # noqa: F401" for line in dict.fromkeys(moved))
    return f"# in one module, which env.py and the application import\n{lines}"


CHECKLIST = """\
- [ ] No table or column is dropped that nobody meant to drop; renames are renames
- [ ] NOT NULL columns have a server default, or their rows are filled first
- [ ] Constraints and indexes have names; large indexes are made concurrently
- [ ] The release that is running works with the schema after it
- [ ] The downgrade undoes it, or says that it cannot"""
