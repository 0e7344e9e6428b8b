"""The scripts of a revision that could not be read."""

from adapters.alembic_project.text import Unreadable
from domain.history import Revision
from domain.operations import Unread
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location


def unread(revision: Revision, fault: Unreadable) -> RevisionScripts:
    """Both directions stand there, and neither could be read."""
    place = Location(revision.path, fault.line, fault.column)

    def script(function: str) -> Script:
        step = Step(Unread(f"{function}()", fault.name, fault.why), place)
        return Script(Body.PRESENT, (step,), place)

    return RevisionScripts(script("upgrade"), script("downgrade"))
