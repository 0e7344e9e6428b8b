"""What was looked at, in words: the evidence of an answer, and what speaks against it."""

from collections.abc import Callable, Iterable

from domain.classes import frozen
from domain.databases.effect import Blocks, Duration
from domain.review.outcome import ReviewedRevision
from domain.review.work import Deed, Done
from domain.rolling import Phase

# Who wants all of them reads the revision.
MOST = 3
WORK = {
    Duration.INSTANT: "for an instant of work",
    Duration.ROWS: "while every row is changed",
    Duration.SCAN: "while every row is read",
    Duration.INDEX_BUILD: "while an index is built",
    Duration.REWRITE: "while the table is written anew",
}
COST = {
    Duration.INSTANT: "no rewrite and no scan",
    Duration.ROWS: "every row changed",
    Duration.SCAN: "a scan, no rewrite",
    Duration.INDEX_BUILD: "an index built, no rewrite",
    Duration.REWRITE: "written anew",
}
ROWS = (Deed.CHANGE_ROWS, Deed.INSERT_ROWS)
BLOCKING = (Blocks.WRITES, Blocks.READS_AND_WRITES)

Steps = tuple[Done, ...]


@frozen
class Seen:
    """`doubt`: why nobody may tick it by this alone. Not `applies`: the question does not arise.
    `settled`: there is nothing left to ask, since nothing of the kind is done.
    """

    evidence: str
    doubt: str = ""
    applies: bool = True
    settled: bool = False


Looks = Callable[[ReviewedRevision, Steps], Seen]


def nothing_said(revision: ReviewedRevision, steps: Steps) -> Seen:
    return Seen(f"no rule has anything against {counted(len(steps), 'operation')}")


def listed(revision: ReviewedRevision, steps: Steps) -> Seen:
    """Each by its names, with what is done to it."""
    return Seen(few(map(told, steps)))


def typed(revision: ReviewedRevision, steps: Steps) -> Seen:
    """With whether rows are touched: `orders.note: varchar(50) -> varchar(100), no rewrite`."""
    return Seen(few(f"{step.what}, {COST[step.duration]}" for step in steps))


def not_written_anew(revision: ReviewedRevision, steps: Steps) -> Seen:
    anew = few(step.what for step in steps if step.duration is Duration.REWRITE)
    return Seen(typed(revision, steps).evidence, f"written anew: {anew}" if anew else "")


def locked(revision: ReviewedRevision, steps: Steps) -> Seen:
    """The lock of each: `ix_day on orders: SHARE on orders while an index is built`."""
    return Seen(few(f"{step.what}: {lock(step)}" for step in steps))


def waited_for(revision: ReviewedRevision, steps: Steps) -> Seen:
    """The locks that others wait for, if there are any."""
    waiting = tuple(step for step in steps if blocks(step))
    if not waiting:
        return Seen(
            f"no lock that others wait for in {counted(len(steps), 'operation')}", settled=True
        )
    return locked(revision, waiting)


def not_long(revision: ReviewedRevision, steps: Steps) -> Seen:
    long = (s for s in steps if blocks(s) and s.duration is not Duration.INSTANT)
    told = few(f"{step.what}: {lock(step)}" for step in long)
    return Seen(locked(revision, steps).evidence, told)


def alone(revision: ReviewedRevision, steps: Steps) -> Seen:
    """One table whose lock others wait for, or none."""
    tables = dict.fromkeys(str(step.lock.table) for step in steps if step.lock and blocks(step))
    told = few(tables, ", ")
    one = f"of the tables in use it locks {told or 'none so that others wait'}"
    return Seen(one, f"it locks several tables in use: {told}" if len(tables) > 1 else "")


def timed(revision: ReviewedRevision, steps: Steps) -> Seen:
    """The locks, with the timeout under which each is asked for."""
    waiting = [step for step in steps if blocks(step)]
    if not waiting:
        return Seen("no lock that writes wait for")
    bare = few(lock(step) for step in waiting if step.timeout is None)
    told = few(f"{lock(step)}, lock_timeout {step.timeout}" for step in waiting if step.timeout)
    return Seen(told, f"no timeout is known for {bare}" if bare else "")


def message(revision: ReviewedRevision, steps: Steps) -> Seen:
    told = revision.work.message if revision.work else ""
    return Seen(f"\u201c{told}\u201d", "" if told else "it has no message")


def merge(revision: ReviewedRevision, steps: Steps) -> Seen:
    parents = revision.work.parents if revision.work else ()
    if len(parents) < 2:
        return Seen("no merge", applies=False)
    joined = f"joins {', '.join(parents)}"
    return Seen(joined, few(f"it does something: {step.what}" for step in steps))


def before(revision: ReviewedRevision, steps: Steps) -> Seen:
    """What the revision is to the release before it."""
    broken = f"that release breaks on {few(revision.breaks)}" if revision.breaks else ""
    phase = revision.phase or Phase.NEITHER
    told = {
        Phase.EXPAND: "it only adds what the release before does not ask for",
        Phase.NEITHER: "it changes nothing that the release before asks for",
    }
    return Seen(told.get(phase, f"phase: {phase.value}"), broken)


def apart(revision: ReviewedRevision, steps: Steps) -> Seen:
    phase = revision.phase or Phase.NEITHER
    doubt = "it does both" if phase is Phase.BOTH else ""
    return Seen(f"for a rolling deploy its phase is: {phase.value}", doubt)


def way_back(revision: ReviewedRevision, steps: Steps) -> Seen:
    work = revision.work
    body = work.way_back if work else "missing"
    if work and body == "present":
        return Seen(f"downgrade() has {counted(work.undone, 'operation')}")
    if body == "raises":
        return Seen("downgrade() raises an error: there is none, and it says so")
    nothing = not steps and f"the upgrade does nothing, and downgrade() is {body}"
    return Seen(nothing or "", "" if nothing else f"downgrade() is {body}")


def undoing(revision: ReviewedRevision, steps: Steps) -> Seen:
    """Where there is something to undo with."""
    work = revision.work
    if work is None or work.way_back != "present":
        return Seen("there is no downgrade", applies=False)
    return Seen(f"{counted(work.undone, 'operation')} in downgrade()")


def told(step: Done) -> str:
    """What changes rows is told by its verb."""
    deed = step.deeds[0]
    return step.what if deed in ROWS else f"{deed.value} {step.what}"


def blocks(step: Done) -> bool:
    return step.lock is not None and step.lock.blocks in BLOCKING


def lock(step: Done) -> str:
    if step.lock is None:
        return "no lock that others wait for"
    return f"{step.lock.mode} on {step.lock.table} {WORK[step.duration]}"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def few(told: Iterable[str], between: str = "; ") -> str:
    each = list(dict.fromkeys(told))
    more = len(each) - MOST
    return between.join(each[:MOST]) + (f"{between}and {more} more" if more > 0 else "")
