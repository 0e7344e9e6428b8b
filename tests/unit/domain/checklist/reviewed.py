"""Reviews of hand-made steps, and what the checklist says of them."""

from domain.checklist.answering import checklist_of
from domain.databases.target import Target
from domain.history import History, Revision
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.rules import RULES
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location
from tests.unit.domain.rules.hand_made import SHOP

ORDERS = TableName("orders")


def outcome_of(*operations, back=(), on="postgresql 16", body=Body.PRESENT, **policy):
    """The second of two revisions does the operations; each stands on a line of its own."""
    scripts = {
        "before": RevisionScripts(script(SHOP), Script(Body.RAISES)),
        "now": RevisionScripts(script(operations), script(back, body)),
    }
    subject = Subject(
        name="shop",
        history=History.of([revision("before"), revision("now", "before")]),
        read=lambda revision, schema: scripts[revision.id],
        problems=lambda: (),
    )
    policy = Policy(Target.of(*on.split()), revisions="before:heads", **policy)
    return review(subject, policy, RULES, lambda: None)


def answers(*operations, **options):
    """Each answer of the revision and of the project, by the item's id."""
    return answered(outcome_of(*operations, **options))


def answered(outcome):
    wanted = [r for r in outcome.revisions if r.id == "now"]
    checklist = checklist_of(outcome, RULES, wanted)
    given = [*checklist.answers, *(a for r in checklist.revisions for a in r.answers)]
    return {answer.item.id: answer for answer in given}


def script(operations, body=Body.PRESENT):
    steps = (
        each if isinstance(each, Step) else Step(each, Location("versions/now.py", 10 + number))
        for number, each in enumerate(operations)
    )
    return Script(body, tuple(steps))


def revision(name, *parents):
    path = f"versions/{name}.py"
    return Revision(name, path, parents, message=f"{name} it is", location=Location(path, 1))
