"""A project with an Alembic environment of its own, written where a test wants it."""

import sys
from pathlib import Path
from textwrap import dedent

from adapters.tracing.request import Handed, TracedEnvironment, TraceRequest

ENV = """
    import os, sys
    from alembic import context
    from sqlalchemy import create_engine

    {first}
    connection = context.config.attributes["connection"]
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""
REVISION = """
    import sqlalchemy as sa
    from alembic import op

    revision = "{id}"
    down_revision = {parent!r}


    def upgrade():
        {upgrade}


    def downgrade():
        {downgrade}
"""


def written(folder: Path, revisions: list[tuple[str, str]], first: str = "") -> TraceRequest:
    """Each revision is its upgrade and its downgrade; `first` is what env.py begins with."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions.parent / "env.py").write_text(dedent(ENV).format(first=first))
    for number, (upgrade, downgrade) in enumerate(revisions, 1):
        parent = f"r{number - 1}" if number > 1 else None
        text = dedent(REVISION).format(
            id=f"r{number}", parent=parent, upgrade=upgrade, downgrade=downgrade
        )
        (versions / f"r{number}.py").write_text(text)
    environment = TracedEnvironment(Path(sys.executable), versions.parent, handed=Handed.CONNECTION)
    return TraceRequest(environment, seconds=60)
