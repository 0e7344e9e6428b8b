"""Names by a naming convention, held against what Alembic makes of them."""

from itertools import product

import pytest

from domain.environment import NamingConvention
from domain.operations import AddConstraint, CreateTable
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, operations, scripts
from tests.unit.adapters.alembic_project.evaluator.real_alembic import asked

CONVENTIONS = (
    {
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    },
    {
        "ix": "idx_%(column_0_N_label)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_uq",
        "ck": "ck_%(table_name)s_`%(constraint_name)s`",
        "fk": "%(column_0N_name)s_%(column_1_name)s_%(column_7_name)s_fkey",
    },
    {"ix": "%(constraint_name)s_100%%", "uq": "u_%(table_name)s_%(constraint_name)s"},
)
LINES = """
op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("p_id",
    sa.Integer(), sa.ForeignKey("s.p.id"), index=True), sa.Column("u", sa.Integer(), unique=True))
op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer()),
    sa.PrimaryKeyConstraint("a", "b"), sa.UniqueConstraint("a", "b"), sa.UniqueConstraint("b",
    name="given"), sa.CheckConstraint("a > 0", name="positive"), sa.Index(None, "b", "a"),
    schema="s")
op.create_table("t", sa.Column("a", sa.Integer()), sa.CheckConstraint("a > 0",
    name=op.f("positive")), sa.UniqueConstraint("a", name=op.f("given")))
op.create_table("t", sa.Column("a", sa.Boolean(create_constraint=True, name="flag")))
op.add_column("t", sa.Column("a", sa.Integer(), sa.ForeignKey("p.id"), unique=True))
op.add_column("t", sa.Column("a", sa.Integer(), index=True), schema="s")
op.create_primary_key(None, "t", ["a"])
op.create_unique_constraint(None, "t", ["a", "b"], schema="s")
op.create_unique_constraint("given", "t", ["a"])
op.create_unique_constraint(op.f("given"), "t", ["a"])
op.create_foreign_key(None, "t", "p", ["a", "b"], ["x", "y"])
op.create_check_constraint("positive", "t", "a > 0")
op.create_index(None, "t", ["a", "b"])
op.create_index("given", "t", ["a"])
op.drop_index("given", table_name="t")
op.drop_index(op.f("given"), table_name="t")
op.drop_constraint("positive", "t", type_="check")
op.drop_constraint(op.f("positive"), "t", type_="check")
op.drop_constraint("given", "t", type_="unique")
op.drop_constraint("given", "t")
op.create_unique_constraint(None, "a_table_with_a_name_that_is_long",
    ["a_column_of_that_table_which", "another_column_of_that_table"])
op.create_unique_constraint(op.f("u" * 70), "t", ["a"])
op.drop_constraint(op.f("u" * 70), "t", type_="unique")
"""
# The third convention names nothing that has no name; Alembic does not run that.
UNNAMED = ("index=True", "unique=True", "Index(None", "index(None", "constraint(None", '"a", "b")')


def lines():
    return LINES.strip().replace("\n    ", " ").splitlines()


def named_lines():
    return [line for line in lines() if not any(part in line for part in UNNAMED)]


def by(convention, body, database="postgresql"):
    naming = NamingConvention(tuple(convention.items()))
    source = f"{HEAD}def upgrade():\n    {body}\n"
    found = scripts(source, database, naming=naming).upgrade.steps
    return [step.operation for step in found]


@pytest.mark.parametrize("database", ["postgresql", "mysql", "sqlite"])
@pytest.mark.parametrize(
    ("convention", "line"),
    [*product(CONVENTIONS[:2], lines()), *product(CONVENTIONS[2:], named_lines())],
)
def test_names_what_alembic_would_name(line, convention, database):
    source = f"{HEAD}def upgrade():\n    {line}\n"

    assert sorted_parts(by(convention, line, database)) == sorted_parts(
        asked(source, database, convention)
    )


def sorted_parts(found):
    """Constraints of a table are in no order."""
    return [
        (repr(sorted(map(repr, o.constraints))), o.indexes) if hasattr(o, "constraints") else o
        for o in found
    ]


def test_in_a_batch_the_convention_holds_as_well():
    body = "with op.batch_alter_table('t') as b:\n        b.create_unique_constraint(None, ['a'])"
    (found,) = by(CONVENTIONS[0], body)

    assert isinstance(found, AddConstraint)
    assert found.constraint.name == "uq_t_a"


@pytest.mark.parametrize(
    "text",
    [
        "uq_%(a_function_of_the_project)s",
        "uq_%(referred_column_0_name)s",
        "uq_%(table_name)999999999s",
        "uq_%d",
        "%",
    ],
)
def test_a_format_that_is_not_understood_names_nothing(text):
    (found,) = by({"uq": text}, 'op.create_unique_constraint(None, "t", ["a"])')

    assert found.constraint.name is None


def test_a_table_that_is_made_without_op_has_no_convention():
    body = 'sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer(), unique=True)).create(None)'
    (found,) = by(CONVENTIONS[0], body)

    assert isinstance(found, CreateTable)
    assert found.constraints[0].name is None


def test_without_a_convention_only_indexes_get_a_name():
    index, unique = operations(
        'op.create_index(None, "t", ["a"])\nop.create_unique_constraint(None, "t", ["a"])'
    )

    assert index.index.name == "ix_t_a"
    assert unique.constraint.name is None


def test_names_are_plain_texts():
    """Those on a shelf come back as what they were."""
    (found,) = operations('op.rename_table(op.f("t"), op.f("u"))')
    (unique,) = operations('op.create_unique_constraint(op.f("uq"), op.f("t"), [op.f("a")])')

    assert {type(found.new_name), type(found.table.name)} == {str}
    assert {type(unique.constraint.name), type(unique.constraint.columns[0])} == {str}
