"""Which revisions make constraints without a name."""

import pytest

from adapters.alembic_project.setup.unnamed import first_line

UPGRADE = '"""Adds books."""\n\n\ndef upgrade():\n    {}\n\n\ndef downgrade():\n    pass\n'


@pytest.mark.parametrize(
    "statement",
    [
        'op.create_unique_constraint(None, "books", ["title"])',
        'op.create_foreign_key(constraint_name=None, source_table="books")',
        'batch_op.create_foreign_key(None, "users", ["user_id"], ["id"])',
        'op.create_table("books", sa.Column("user_id", sa.ForeignKey("users.id")))',
        'op.create_table("books", sa.UniqueConstraint("title", deferrable=True))',
        'op.create_table("books", sa.CheckConstraint("pages > 0"))',
        'op.add_column("books", sa.Column("title", sa.Text(), unique=True))',
    ],
)
def test_has_no_name(statement: str) -> None:
    assert first_line(UPGRADE.format(statement)) == 5


@pytest.mark.parametrize(
    "statement",
    [
        'op.create_unique_constraint("uq_books", "books", ["title"])',
        'op.create_unique_constraint(op.f("uq_books"), "books", ["title"])',
        'op.create_table("books", sa.UniqueConstraint("title", name="uq_books"))',
        'op.create_table("books", sa.ForeignKeyConstraint(["a"], ["b.id"], name=op.f("fk")))',
        'op.create_table("books", sa.Column("a", unique=True, index=True))',
        'op.create_table("books", sa.UniqueConstraint("title", **options))',
        'books = sa.Table("books", metadata, sa.Column("u", sa.ForeignKey("users.id")))',
        "op.drop_constraint(None, 'books')",
        "# op.create_unique_constraint(None, 'books', ['title'])",
    ],
)
def test_has_one_or_is_not_made(statement: str) -> None:
    assert first_line(UPGRADE.format(f"{statement}\n    pass")) is None


def test_a_class_is_there_to_be_queried_and_a_downgrade_makes_what_was() -> None:
    text = (
        "class Book(Base):\n    user_id = sa.Column(sa.ForeignKey('users.id'))\n\n\n"
        "def upgrade():\n    pass\n\n\n"
        "def downgrade():\n    op.create_unique_constraint(None, 'books', ['title'])\n"
    )
    assert first_line(text) is None


def test_what_cannot_be_parsed_is_not_judged() -> None:
    assert first_line("def upgrade(:\n    op.create_unique_constraint(None)") is None
