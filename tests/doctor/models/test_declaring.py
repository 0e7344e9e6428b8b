"""Which files may declare a table, told by their text."""

import pytest

from adapters.alembic_project.models.declarations import may_declare

MAY = [
    b"__tablename__ = 'a'",
    b"__table__ = a",
    b"a = sa.Table('a', m)",
    b"class A(SQLModel, table = True): ...",
    b"a: orm.Mapped[int]",
    b"a = mapped_column(Integer)",
    b"a = db.Column(Integer)",
    b"class A(db.Model): ...",
    b"class A(\n    Mixin,\n    Base,\n): ...",
    b"mapper_registry.map_imperatively(A, a)",
    b"@reg.mapped\nclass A: ...",
]
NOT = [
    b"",
    b"DataTable(a)",
    b"table = None",
    b"HasMapped[int]",
    b"my_mapped_column(a)",
    b"addColumn(a)",
    b"class A(BaseModel): ...",
    b"class A: ...\nb = (Base)",
    b"a.mapped_value",
]


@pytest.mark.parametrize("text", MAY)
def test_a_file_with_a_declaration_may_declare(text: bytes) -> None:
    assert may_declare(b"import a\n" + text + b"\n")


@pytest.mark.parametrize("text", NOT)
def test_a_file_with_words_that_are_only_like_one_does_not(text: bytes) -> None:
    assert not may_declare(b"import a\n" + text + b"\n")
