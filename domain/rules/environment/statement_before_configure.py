"""A statement that begins a transaction which nobody commits."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="statement-before-configure",
    family="environment",
    level=Level.ERROR,
    finds="a statement on the connection before context.configure, with no commit after it.",
    why=(
        "SQLAlchemy 2 begins a transaction with the first statement. Alembic finds it, takes it "
        "for its caller's and does not commit: `alembic upgrade head` says `Running upgrade`, ends "
        "with status 0, and everything is rolled back when the connection closes."
    ),
    silent_when=(
        "a commit stands between the two, or after the migrations",
        "it stands in `with connection.begin():`, or the connection is in autocommit",
        "it stands in an `if`",
    ),
    way_out="`connection.commit()` right after the statement.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).before_configure:
        name = written.text.partition(".")[0].split("=")[-1].strip()
        transient = "LOCAL" in written.text.upper() or "xact" in written.text
        yield Concern(
            "this begins a transaction that nobody commits: all that the upgrade does is rolled "
            "back",
            written.location,
            () if transient or not name.isidentifier() else (written.below(f"{name}.commit()"),),
            fix="# for the session, not LOCAL, and then\nconnection.commit()" if transient else "",
            safe=not transient and name.isidentifier(),
        )


STATEMENT_BEFORE_CONFIGURE = EnvironmentRule(ABOUT, check)
