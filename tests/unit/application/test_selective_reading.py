"""What a part of a history gives is what all of it gives."""

from random import Random

import pytest

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.raw_sql import SqlTakenApart
from application.selective_reading import SelectiveReading
from benchmarks.generate import generate
from domain.databases.target import Target
from domain.policy import Policy
from domain.released import Released
from domain.review.engine import review
from domain.review.subject import Subject
from domain.rules.every import RULES


class Compared:
    """A history of which some revisions are new, reviewed as a whole and in part."""

    def __init__(self, folder, new, database="postgresql"):
        opened = AlembicProjectReader().open(str(folder))
        self.new = frozenset(new)
        self.project = opened.merged_with((), self.new)
        self.target = Target.of(database)
        self.take_apart = SqlTakenApart(SqlTextReader(), self.target)
        before = tuple(r for r in opened.history.revisions if r.id not in self.new)
        self.released = Released("main", before)

    def selective(self, least=0):
        return SelectiveReading(self.project, self.target, self.take_apart, self.new, least)

    def whole(self, revision, schema):
        return self.take_apart(self.project.scripts(revision, self.target, schema))

    def outcome(self, read):
        self.project.met.clear()
        subject = Subject(
            name="shop",
            history=self.project.history,
            read=read,
            problems=lambda: self.project.problems,
            released=self.released,
        )
        return review(subject, Policy(self.target, judged=tuple(self.new)), RULES, lambda: None)


@pytest.mark.parametrize("database", ["postgresql", "mysql", "sqlite"])
@pytest.mark.parametrize("seed", [3, 4])
def test_a_review_of_a_part_is_the_review_of_everything(tmp_path, seed, database):
    generate(tmp_path, 80, seed)
    ids = [r.id for r in AlembicProjectReader().open(str(tmp_path)).history.revisions]
    random = Random(seed)
    parts = 0
    for _ in range(8):
        compared = Compared(tmp_path, random.sample(ids, random.choice([1, 1, 2, 5])), database)
        selective = compared.selective()
        if selective.suffices():
            parts += len(selective.kept) < 60
            found = compared.outcome(selective.reading(compared.whole))
            assert found == compared.outcome(compared.whole), compared.new
    assert parts > 1


HEAD = """import sqlalchemy as sa
from alembic import op

revision = {name!r}
down_revision = {parent!r}


def upgrade():
"""
DOWN = "\n\ndef downgrade():\n    pass\n"


def table(name, *more):
    columns = ['sa.Column("id", sa.Integer(), primary_key=True)', *more]
    return f'op.create_table("{name}", {", ".join(columns)})'


@pytest.fixture
def history(tmp_path):
    """Writes a history, a revision for each upgrade; the last is new, the first is unrelated."""

    def write(*upgrades):
        versions = tmp_path / "migrations" / "versions"
        versions.mkdir(parents=True)
        (tmp_path / "migrations" / "env.py").write_text("")
        (tmp_path / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n")
        parent = None
        for number, upgrade in enumerate((table("unrelated"), *upgrades)):
            name = f"r{number}"
            body = "".join(f"    {line}\n" for line in upgrade.splitlines())
            text = HEAD.format(name=name, parent=parent) + body + DOWN
            (versions / f"{name}.py").write_text(text)
            parent = name
        return Compared(tmp_path, [parent])

    return write


OF_BOOK = 'sa.Column("of", sa.Integer(), sa.ForeignKey("book.id"))'
KIND = 'sa.Column("kind", sa.Enum("a", "b", name="kind"))'
LEADING = {
    "a table that had another name": (
        table("book", 'sa.Column("x", sa.Text())'),
        'op.rename_table("book", "novel")',
        'op.alter_column("novel", "x", type_=sa.Integer())',
    ),
    "a table that points at it": (
        table("book"),
        table("sale", OF_BOOK),
        'op.rename_table("sale", "order")',
        'op.drop_table("book")',
    ),
    "a table that pointed at it": (
        table("book"),
        table("sale", OF_BOOK),
        'op.drop_table("sale")',
        'op.drop_table("book")',
    ),
    "an index by its name alone": (
        table("book", 'sa.Column("x", sa.Text())'),
        'op.create_index("ix_x", "book", ["x"])',
        'op.drop_index("ix_x")',
    ),
    "a type that a table still uses": (
        table("book", KIND),
        table("sale", 'sa.Column("k", sa.Enum("a", name="kind", create_type=False))'),
        'op.drop_column("book", "kind")',
        'op.drop_table("sale")',
        'op.execute("DROP TYPE kind")',
    ),
    "a value that was added to a type": (
        table("book", KIND),
        "op.execute(\"ALTER TYPE kind ADD VALUE 'c'\")",
        'op.alter_column("book", "kind", type_=sa.Enum("a", "b", name="kind"))',
    ),
    "a view that reads it": (
        table("book", 'sa.Column("x", sa.Text())'),
        'op.execute("CREATE VIEW shelf AS SELECT x FROM book")',
        'op.execute("DROP VIEW shelf")',
        'op.alter_column("book", "x", type_=sa.Integer())',
    ),
    "a domain": (
        "op.execute(\"CREATE DOMAIN isbn AS text CHECK (VALUE <> '')\")",
        table("book"),
        'op.execute("ALTER TABLE book ADD COLUMN x isbn")',
    ),
    "a table behind a guard": (
        "inspector = sa.inspect(op.get_bind())\n"
        'if "book" not in inspector.get_table_names():\n    ' + table("book"),
        'op.add_column("book", sa.Column("x", sa.Integer(), nullable=False))',
    ),
    "another table that decides about it": (
        table("flag"),
        'inspector = sa.inspect(op.get_bind())\nif inspector.has_table("flag"):\n    '
        + table("book"),
        'op.add_column("book", sa.Column("x", sa.Integer(), nullable=False))',
    ),
    "something unread": (
        table("book", 'sa.Column("x", sa.Integer())'),
        "from elsewhere import change\nchange(op)",
        'op.create_unique_constraint("uq", "book", ["x"])',
    ),
}


@pytest.mark.parametrize("upgrades", LEADING.values(), ids=LEADING)
def test_what_leads_to_the_judged_is_read_and_the_rest_is_not(history, upgrades):
    compared = history(*upgrades)
    selective = compared.selective()

    assert selective.suffices()
    assert not any(path.endswith("r0.py") for path in selective.kept)
    found = compared.outcome(selective.reading(compared.whole))
    assert found == compared.outcome(compared.whole)
    assert found.findings


WHOLE = {
    "a table that nobody made": 'op.drop_table("spatial_ref_sys")',
    "an index that nobody made": 'op.drop_index("ix_nowhere")',
    "a table that is gone again": table("book") + '\nop.rename_table("book", "novel")',
    "SQL that is nowhere to be read": 'op.execute(open("change.sql").read())',
    "all tables": "names = sa.inspect(op.get_bind()).get_table_names()\n"
    "for name in names:\n    op.drop_table(name)",
}


@pytest.mark.parametrize("upgrade", WHOLE.values(), ids=WHOLE)
def test_what_may_rest_on_anything_takes_everything(history, upgrade):
    assert not history(upgrade).selective().suffices()


def test_where_few_revisions_tell_by_their_text_everything_is_read(history):
    computed = 'name = "book"\nop.drop_table(name + "s")'
    compared = history(computed, computed, computed, table("sale"))

    assert compared.selective(least=0).suffices()
    assert not compared.selective(least=0.5).suffices()


def test_a_file_that_cannot_be_parsed_is_told_as_ever(history):
    compared = history("op.drop_table(", table("sale"))
    selective = compared.selective()

    assert selective.suffices()
    found = compared.outcome(selective.reading(compared.whole))
    assert [problem.name for problem in found.problems] == ["syntax-error"]
    assert found == compared.outcome(compared.whole)


def test_what_a_revision_calls_is_told_as_the_database_decides(history, tmp_path):
    (tmp_path / "aid.py").write_text("def change(op):\n    op.drop_table('sale')\n")
    guarded = (
        "from aid import change\ninspector = sa.inspect(op.get_bind())\n"
        'if not inspector.has_table("unrelated"):\n    change(op)'
    )
    compared = history(guarded, table("book"))
    selective = compared.selective()

    assert selective.suffices()
    found = compared.outcome(selective.reading(compared.whole))
    assert found.digest == compared.outcome(compared.whole).digest
