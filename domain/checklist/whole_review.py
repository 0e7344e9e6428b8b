"""Evidence for what is asked once, of the review as a whole."""

from domain.checklist.evidence import Seen, counted, few
from domain.review.outcome import Outcome


def heads(outcome: Outcome) -> Seen:
    among = f"of {counted(len(outcome.revisions), 'revision')}"
    merged = f" merged with {outcome.since}" if outcome.since else ""
    return Seen(f"one head {among}{merged}")


def graph(outcome: Outcome) -> Seen:
    unread = few(problem.message for problem in outcome.problems)
    return Seen(f"the parents of {counted(len(outcome.revisions), 'revision')} were found", unread)


def released(outcome: Outcome) -> Seen:
    """Only a branch tells what was released."""
    if outcome.since is None:
        return Seen("", "say what was released, with --since BRANCH")
    return Seen(f"compared with {outcome.since}")


def waivers(outcome: Outcome) -> Seen:
    waived, accepted = len(outcome.waived), len(outcome.accepted)
    doubt = f"{counted(waived, 'finding')} waived: is each reason still good?" if waived else ""
    by_baseline = f"; a baseline accepts {counted(accepted, 'finding')}" if accepted else ""
    return Seen(f"nothing was waived{by_baseline}", f"{doubt}{by_baseline}" if waived else "")
