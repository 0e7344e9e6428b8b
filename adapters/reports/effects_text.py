"""What statements do, for a terminal: a block a statement, then how many of which kind."""

import textwrap
from collections.abc import Iterable, Iterator

from click import style, unstyle

from adapters.reports.text import counted, printable
from application.use_cases.tell_effects import EffectsAnswer, ToldStatement
from domain.classes import frozen
from domain.databases.effect import Blocks, Duration, Effect, TableLock
from domain.databases.target import Database, Target
from domain.statements import StatementEffect

WIDTH = 100
LABEL = 12
NAMES = {
    Database.POSTGRESQL: "PostgreSQL",
    Database.MYSQL: "MySQL",
    Database.MARIADB: "MariaDB",
    Database.SQLITE: "SQLite",
}
BLOCKED = {
    Blocks.NOTHING: "nobody waits",
    Blocks.DDL: "only other DDL and maintenance wait",
    Blocks.WRITES: "writes wait",
    Blocks.READS_AND_WRITES: "reads and writes wait",
}
COLOURS = {Blocks.READS_AND_WRITES: "red", Blocks.WRITES: "yellow"}


@frozen
class TextEffectsReport:
    colour: bool = False

    def render(self, answer: EffectsAnswer) -> str:
        text = "\n".join(lines(answer)) + "\n"
        return text if self.colour else unstyle(text)


def lines(answer: EffectsAnswer) -> Iterator[str]:
    yield style(heading(answer), bold=True)
    for unread in answer.schema_unread:
        words = shortened(unread.text, 60)
        yield style("not understood, the schema may differ: ", fg="yellow") + (
            printable(f"{unread.location.path}:{unread.location.line}: {words}")
        )
    for number, statement in enumerate(answer.statements, 1):
        yield ""
        yield from block(number, statement, answer)
    if len(answer.statements) > 1:
        yield ""
        yield summary(answer.statements)


def heading(answer: EffectsAnswer) -> str:
    target = answer.target
    told = f"{NAMES[target.database]} {target.version_text}"
    if target.assumed:
        told += " (assumed; say it with --server-version)"
    if answer.each_alone:
        told += ", each statement by itself"
    elif len(answer.statements) > 1:
        told += ", in one transaction"
    if answer.schema_name is None:
        return f"{told}, nothing known of the schema (--schema)"
    return printable(f"{told}, on the schema of {answer.schema_name}")


def block(number: int, statement: ToldStatement, answer: EffectsAnswer) -> Iterator[str]:
    """The statement, then a line for each thing to know about it."""
    yield style(f"{number}. {shortened(statement.text, WIDTH - 4)}", bold=True)
    told, effect = statement.told, statement.told.effect
    if effect.refused:
        yield from labelled("refused", [effect.refused], "red")
        if effect.outside_transaction and not answer.each_alone:
            yield from labelled("", ["run it outside of a transaction; see it with --each-alone"])
        return
    if not told.read:
        yield from labelled("not read", ["what this statement does is not understood"], "yellow")
        return
    yield from labelled("locks", list(lock_lines(told, answer.target)))
    if told.locks or told.effective:
        yield from labelled("held", held(told))
    yield from labelled("work", work(effect, told))
    yield from remarks(told)


def remarks(told: StatementEffect) -> Iterator[str]:
    effect = told.effect
    if effect.proved_by:
        yield from labelled("spared", [f"a scan, by the constraint {effect.proved_by}"])
    if effect.may_fail:
        yield from labelled("may fail", [f"on existing rows: {effect.may_fail}"], "yellow")
    if effect.loses:
        yield from labelled("loses", [effect.loses], "red")
    if effect.outside_transaction:
        yield from labelled("runs", ["only outside of a transaction"])
    if told.commits_before:
        yield from labelled("commits", ["what the transaction did before, without being asked"])
    if effect.assumption:
        yield from labelled("assumed", [effect.assumption], "yellow")


def lock_lines(told: StatementEffect, target: Target) -> Iterator[str]:
    """One a table, its columns below each other; what blocks most stands first."""
    if not told.locks:
        yield "nothing that others use"
        return
    ordered = sorted(told.locks, key=lambda lock: (-lock.rank, str(lock.table)))
    indexes = {work.name for work in told.effect.indexes}
    tables = [lock for lock in ordered if str(lock.table) not in indexes]
    wide = max((len(str(lock.table)) for lock in tables), default=0)
    modes = max((len(lock.mode) for lock in tables), default=0)
    for lock in tables:
        blocked = style(blocks(lock, target), fg=COLOURS.get(lock.blocks))
        yield f"{printable(str(lock.table)):{wide}}  {lock.mode:{modes}}  {blocked}"
    for mode in dict.fromkeys(lock.mode for lock in ordered if str(lock.table) in indexes):
        names = [str(k.table) for k in ordered if str(k.table) in indexes and k.mode == mode]
        yield f"{mode} on {counted_names('index', names, 'indexes')}"


def blocks(lock: TableLock, target: Target) -> str:
    if target.database is Database.SQLITE and lock.blocks is not Blocks.NOTHING:
        return f"{BLOCKED[lock.blocks]}, of every table of the file"
    return BLOCKED[lock.blocks]


def held(told: StatementEffect) -> list[str]:
    """Until when, and what the transaction holds from earlier statements that is stronger."""
    until = "until commit" if told.in_transaction else "until the statement ends"
    own = {lock.table: lock.rank for lock in told.locks}
    stronger = (k for k in told.effective if k.rank > own.get(k.table, -1))
    earlier = sorted(stronger, key=lambda lock: str(lock.table))
    modes = dict.fromkeys(lock.mode for lock in earlier)
    return [until] + [
        f"still, from before: {mode} on {listed(k.table for k in earlier if k.mode == mode)}"
        for mode in modes
    ]


def work(effect: Effect, told: StatementEffect) -> list[str]:
    done = []
    if effect.rewritten:
        done.append(f"writes {listed(effect.rewritten)} anew")
    tables = [name for name in told.scanned if name not in effect.verified]
    if tables:
        done.append(f"reads every row of {listed(tables)}")
    if effect.verified:
        keys = listed(name or "without a name" for name in effect.verified)
        done.append(f"looks up every row for the foreign key {keys}")
    if effect.index_builds:
        done.append(f"builds {counted_builds(effect.index_builds)}")
    if effect.changed:
        rows = f"changes every row of {listed(effect.changed)}"
        done.append(f"{rows}, each locked for other writers till the end")
    if not done:
        return ["none that grows with the rows"]
    return [", ".join(done) + ": takes longer the more rows there are"]


def grows(effect: Effect) -> bool:
    return effect.duration is not Duration.INSTANT


def counted_builds(number: int) -> str:
    return "1 index" if number == 1 else f"{number} indexes"


def counted_names(one: str, names: list[str], many: str) -> str:
    return f"{one if len(names) == 1 else many} {listed(names)}"


def listed(names: Iterable[object]) -> str:
    return ", ".join(printable(str(name)) for name in names)


def summary(statements: tuple[ToldStatement, ...]) -> str:
    told = [statement.told for statement in statements]
    waiting = sum(any(k.blocks is Blocks.READS_AND_WRITES for k in t.locks) for t in told)
    parts = (
        (waiting, "makes reads and writes wait", "make reads and writes wait"),
        (sum(grows(t.effect) for t in told), "grows with the rows", "grow with the rows"),
        (sum(t.effect.loses is not None for t in told), "loses data", "lose data"),
        (sum(t.effect.refused is not None for t in told), "is refused", "are refused"),
        (sum(not t.read for t in told), "is not understood", "are not understood"),
    )
    counts = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in parts if n)
    return style(counted(len(told), "statement") + (f": {counts}" if counts else ""), bold=True)


def labelled(label: str, texts: list[str], colour: str | None = None) -> Iterator[str]:
    """Below each other, the label before the first. A table of locks is not wrapped."""
    indent = " " * (LABEL + 3)
    for number, text in enumerate(texts):
        word = label if number == 0 else ""
        start = f"   {style(word, fg=colour)}" + " " * (LABEL - len(word))
        if label == "locks":
            yield start + text
            continue
        wrapped = textwrap.wrap(
            printable(text), WIDTH - LABEL - 3, break_long_words=False, break_on_hyphens=False
        )
        yield start + f"\n{indent}".join(wrapped)


def shortened(text: str, width: int) -> str:
    return textwrap.shorten(printable(" ".join(text.split())), width, placeholder=" ...")
