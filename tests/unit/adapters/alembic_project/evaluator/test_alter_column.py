"""`op.alter_column`: what is changed, what is only told, what is ignored."""

from domain.environment import NamingConvention
from domain.operations import AlterColumn, DropDefault, DropExpression, Unread
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Computed, Default
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, operation, scripts

T = TableName("t")


def altered(arguments: str) -> AlterColumn:
    found = operation(f"op.alter_column('t', 'a', {arguments})")
    assert isinstance(found, AlterColumn)
    return found


def test_misspelt_keywords_are_ignored() -> None:
    assert altered("_type=sa.Text()").ignored == ("_type",)
    assert altered("type=sa.Text(), default=1, onupdate=3").ignored == (
        "type",
        "default",
        "onupdate",
    )


def test_keywords_of_databases_are_not_ignored() -> None:
    told = altered(
        "nullable=True, mysql_x=1, postgresql_using='a::int', existing_autoincrement=True"
    )
    assert told == AlterColumn(T, "a", nullable=True, using="a::int", autoincrement=True)


def test_what_mysql_has_to_be_told_again_is_kept() -> None:
    told = altered("existing_comment='old', existing_autoincrement=False, nullable=True")
    assert (told.existing_comment, told.autoincrement) == ("old", False)
    assert altered("existing_comment=object()").existing_comment == ""
    assert altered("autoincrement=True, existing_autoincrement=False").autoincrement is True


def test_a_column_object_in_place_of_a_name_changes_nothing() -> None:
    found = operation("op.alter_column('t', sa.Column('a', sa.Text(), nullable=False))")
    assert found == AlterColumn(T, "a")


def test_server_default_none_drops_and_false_leaves() -> None:
    assert altered("server_default=None").default == DropDefault()
    assert altered("server_default=False").default is None
    assert altered("server_default='x'").default == Default("x")
    assert altered("server_default=op.get_bind().info").default == Default(None)


def test_identities_and_generated_columns_are_no_defaults() -> None:
    assert altered("server_default=sa.Identity()").identity is True
    dropped = altered("server_default=None, existing_server_default=sa.Identity()")
    assert (dropped.identity, dropped.default) == (False, None)
    assert altered("server_default=sa.Computed('b + 1')").expression == Computed("b + 1")
    plain = altered("server_default=None, existing_server_default=sa.Computed('b + 1')")
    assert plain.expression == DropExpression()


def test_a_new_type_that_is_not_known_makes_the_step_unread() -> None:
    found = operation("op.alter_column('t', 'a', type_=op.get_bind().info)")
    assert isinstance(found, Unread)
    assert "new type" in found.detail


def test_an_existing_type_that_is_not_known_does_not() -> None:
    assert altered("nullable=False, existing_type=op.get_bind().info") == AlterColumn(
        T, "a", nullable=False
    )


def test_mysql_options_of_types_are_told() -> None:
    found = operation("op.alter_column('t', 'a', type_=mysql.INTEGER(unsigned=True))", "mysql")
    assert isinstance(found, AlterColumn)
    assert found.type == DataType("integer", unsigned=True)


def test_a_new_type_brings_its_check_along() -> None:
    with_check = "sa.Enum('x', 'yy', native_enum=False, create_constraint=True{})"
    found = altered(f"type_={with_check.format('')}")

    assert found.check == Check(None, "a IN ('x', 'yy')")
    assert found.existing_check is None


def test_the_check_of_the_type_before_goes_where_both_types_are_told() -> None:
    named = "sa.Enum('x', native_enum=False, create_constraint=True, name='kind')"

    assert altered(f"type_=sa.Text(), existing_type={named}").existing_check == "kind"
    assert altered(f"nullable=True, existing_type={named}").existing_check is None


def test_checks_of_types_are_named_by_the_convention() -> None:
    kind = "sa.Enum('x', native_enum=False, create_constraint=True, name='kind')"
    body = f"def upgrade():\n    op.alter_column('t', 'a', type_={kind}, existing_type={kind})\n"
    naming = NamingConvention((("ck", "ck_%(table_name)s_%(constraint_name)s"),))
    (step,) = scripts(HEAD + body, naming=naming).upgrade.steps

    assert isinstance(step.operation, AlterColumn)
    assert step.operation.check is not None
    assert step.operation.check.name == step.operation.existing_check == "ck_t_kind"


def test_a_comment_that_is_taken_away_is_none_that_stays() -> None:
    assert altered("comment=None").comment == ""
    assert altered("comment='x'").comment == "x"
    assert altered("nullable=True").comment is None
    assert altered("nullable=True, comment=False").comment is None
