"""Generate a history: python -m benchmarks.generate FOLDER [--revisions N] [--seed N]

The mix of operations, guards, helpers, merges and missing downgrades is the one counted in real
histories; the same seed gives the same files, byte for byte. It is a history that really runs.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attrs import frozen

from benchmarks.imagined import Imagined
from benchmarks.pieces import PIECES, Piece, create_table
from benchmarks.rare_pieces import RARE

INI = """\
[alembic]
script_location = %(here)s/migrations
prepend_sys_path = %(here)s
path_separator = os
"""
OWN_TYPES = '''"""Column types of the project's own."""

from sqlalchemy import Numeric, TypeDecorator


class Money(TypeDecorator):
    impl = Numeric(18, 4)
    cache_ok = True
'''
ENV = '''"""Runs the migrations of a generated history on the connection that it is given."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transaction_per_migration=True
)
with context.begin_transaction():
    context.run_migrations()
'''
FORKS = 0.016
EMPTY_DOWNGRADE = 0.13
NO_DOWNGRADE = 0.06
RARELY = 0.4
SIZES = (1, 1, 2, 3, 3, 4, 6, 10)


@frozen
class Place:
    """Where in the history a revision stands; `beside` another one that has the same parent."""

    id: str
    parents: tuple[str, ...]
    number: int
    beside: bool = False

    @property
    def down_revision(self) -> str:
        if not self.parents:
            return "None"
        quoted = ", ".join(f'"{parent}"' for parent in self.parents)
        return quoted if len(self.parents) == 1 else f"({quoted})"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.generate", description="Generate a history.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--revisions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    generate(options.folder, options.revisions, options.seed)
    return 0


def generate(folder: Path, revisions: int, seed: int = 1) -> None:
    """Write alembic.ini, migrations/env.py and the revisions. Files of the same names go."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    (folder / "alembic.ini").write_text(INI)
    (folder / "own_types.py").write_text(OWN_TYPES)
    (folder / "migrations" / "env.py").write_text(ENV)
    random = Random(seed)
    world = Imagined(random)
    for place in places(random, revisions):
        (versions / f"{place.id}_step_{place.number}.py").write_text(write(place, world))


def places(random: Random, revisions: int) -> Iterator[Place]:
    """A chain with a fork here and there, each closed at once by a merge: one head."""
    head: tuple[str, ...] = ()
    ids = (f"{random.getrandbits(48):012x}" for _ in range(revisions))
    fork: tuple[str, ...] = ()
    for number, name in enumerate(ids, 1):
        if fork:
            yield Place(name, fork, number, beside=True)
            head, fork = (*head, name), ()
        else:
            yield Place(name, head, number)
            may_fork = len(head) == 1 and revisions - number >= 2
            fork = head if may_fork and random.random() < FORKS else ()
            head = (name,)


def write(place: Place, world: Imagined) -> str:
    if len(place.parents) > 1:
        return assemble(place, [], "full")
    if place.beside:
        return assemble(place, [apart(world)], "full")
    if place.number <= 3:
        return assemble(place, [create_table(world), create_table(world)], "full")
    return revision(place, world)


def apart(world: Imagined) -> Piece:
    """What may run before or after its sibling: a table that refers to none of the others."""
    alone = Imagined(world.random, taken=world.taken)
    piece = create_table(alone)
    world.tables |= alone.tables
    return piece


def revision(place: Place, world: Imagined) -> str:
    random = world.random
    count = random.choice(SIZES)
    pieces = [make(world) for make in random.choices(list(PIECES), [*PIECES.values()], k=count)]
    if random.random() < RARELY:
        pieces.append(random.choices(list(RARE), [*RARE.values()])[0](world))
    luck = random.random()
    if luck < NO_DOWNGRADE:
        return assemble(place, pieces, "missing")
    return assemble(place, pieces, "pass" if luck < NO_DOWNGRADE + EMPTY_DOWNGRADE else "full")


def assemble(place: Place, pieces: list[Piece], downgrade: str) -> str:
    imports = sorted({line for piece in pieces for line in piece.imports})
    above = [line for piece in pieces if piece.above for line in ["", "", *piece.above]]
    up = [line for piece in pieces for line in piece.up]
    down = [line for piece in reversed(pieces) for line in piece.down]
    functions = function("upgrade", up)
    if downgrade != "missing":
        functions += function("downgrade", down if downgrade == "full" else [])
    return "\n".join([*header(place, imports), *above, *functions]) + "\n"


def header(place: Place, imports: list[str]) -> list[str]:
    return [
        f'"""step {place.number}',
        "",
        f"Revision ID: {place.id}",
        f"Revises: {', '.join(place.parents)}",
        "Create Date: 2024-05-06 07:08:09.101112",
        "",
        '"""',
        "from alembic import op",
        "import sqlalchemy as sa",
        "from sqlalchemy.dialects import postgresql",
        *imports,
        "",
        "# revision identifiers, used by Alembic.",
        f'revision = "{place.id}"',
        f"down_revision = {place.down_revision}",
        "branch_labels = None",
        "depends_on = None",
    ]


def function(name: str, lines: list[str]) -> list[str]:
    mark = "    # ### {} Alembic ###"
    auto = [mark.format("commands auto generated by"), mark.format("end of commands of")]
    body = [f"    {line}" for line in lines or ["pass"]]
    return ["", "", f"def {name}():", auto[0], *body, auto[1]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
