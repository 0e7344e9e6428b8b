"""What SQL text changes, where Alembic has no method for it."""

from domain.databases.target import Target
from domain.operations import (
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropTable,
    Operation,
    RenameTable,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
)
from domain.schema.names import TableName
from domain.schema.object_changes import with_settings_ended
from domain.schema.objects import Domain, Function
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.sql_operations import (
    AddDomainConstraint,
    AttachPartition,
    CreateDomain,
    CreateFunction,
    CreateView,
    DetachPartition,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    TransactionControl,
    ValidateConstraint,
)

POSTGRESQL = Target.of("postgresql", "18")
INTEGER = DataType("integer")
MOOD = DataType("enum", values=("sad", "ok"), type_name="mood")
T, U, V, W = (TableName(name) for name in "tuvw")
CREATE = CreateTable(
    T,
    (Column("id", INTEGER), Column("m", MOOD)),
    (PrimaryKey(None, ("id",)), Check("positive", "id > 0", validated=False)),
    (Index("t_m", ("m",)),),
)


def replayed(*operations: Operation) -> Schema:
    schema = Schema()
    for operation in (CREATE, *operations):
        schema = apply(operation, schema, POSTGRESQL)
    return schema


def values(schema: Schema) -> tuple[str, ...]:
    column = schema.tables[T].column("m")
    assert column is not None
    assert column.type is not None
    return column.type.values


def test_a_constraint_is_validated_later() -> None:
    table = replayed(ValidateConstraint(T, "positive")).tables[T]
    assert table.constraint("positive") == Check("positive", "id > 0")


def test_a_not_null_that_is_validated_makes_the_column_so() -> None:
    add = AddConstraint(T, NotNull(None, "m", validated=False))
    added = replayed(add).tables[T].column("m")
    sure = replayed(add, ValidateConstraint(T, "t_m_not_null")).tables[T].column("m")
    assert added is not None
    assert sure is not None
    assert (added.nullable, sure.nullable) == (True, False)


def test_constraints_and_indexes_take_new_names() -> None:
    table = replayed(
        RenameConstraint(T, "positive", "above_zero"),
        RenameIndex("t_m", "moods"),
        RenameIndex("moods", "by_mood", T),
    ).tables[T]
    assert table.constraint("above_zero") is not None
    assert table.index("by_mood") is not None


def test_a_table_moves_to_another_schema_with_what_points_at_it() -> None:
    child = CreateTable(U, (Column("t", INTEGER),), (ForeignKey(None, ("t",), T, ("id",)),))
    schema = replayed(child, MoveTable(T, "attic"))
    assert T not in schema.tables
    assert schema.tables[U].foreign_keys[0].target == TableName("t", "attic")


def test_a_schema_goes_with_its_tables() -> None:
    schema = replayed(MoveTable(T, "attic"), DropSchema("attic", cascade=True))
    assert schema.tables == {}


def test_partitions_come_go_and_fall_with_their_parent() -> None:
    parent = CreateTable(U, (Column("id", INTEGER),), partitioned_by=("id",))
    attached = replayed(parent, AttachPartition(U, T, "DEFAULT"))
    assert [part.name for part in attached.partitions(U)] == [T]
    assert attached.tables[T].default_partition
    assert replayed(parent, AttachPartition(U, T), DetachPartition(U, T)).partitions(U) == ()
    assert replayed(parent, AttachPartition(U, T), DropTable(U)).tables == {}


def test_views_follow_the_names_of_what_they_read() -> None:
    schema = replayed(
        CreateView(V, ((T, "m"),)),
        AlterColumn(T, "m", new_name="mood"),
        RenameTable(T, "moods"),
    )
    assert schema.objects.views[V].reads == ((TableName("moods"), "mood"),)


def test_cascade_takes_views_along() -> None:
    view, above = CreateView(V, ((T, "m"),)), CreateView(W, ((V, "m"),))
    assert replayed(view, DropTable(T, cascade=True)).objects.views == {}
    assert replayed(view, DropColumn(T, "m", cascade=True)).objects.views == {}
    assert set(replayed(view, above, DropView(V)).objects.views) == {W}
    assert replayed(view, above, DropView(V, cascade=True)).objects.views == {}


def test_an_index_on_a_materialized_view_is_the_views() -> None:
    index = Index("v_m", ("m",))
    schema = replayed(CreateView(V, ((T, "m"),), materialized=True), CreateIndex(V, index))
    assert schema.objects.views[V].indexes == (index,)
    assert V not in schema.tables


def test_enum_values_reach_every_column_of_the_type() -> None:
    assert values(replayed(EnumValue("mood", "happy"))) == ("sad", "ok", "happy")
    assert values(replayed(EnumValue("mood", "meh", before="ok"))) == ("sad", "meh", "ok")
    assert values(replayed(EnumValue("mood", "meh", after="sad"))) == ("sad", "meh", "ok")
    assert values(replayed(EnumValue("mood", "ok", if_not_exists=True))) == ("sad", "ok")
    assert values(replayed(EnumValue("mood", "blue", renamed_from="sad"))) == ("blue", "ok")
    assert values(replayed(EnumValue("other", "blue"))) == ("sad", "ok")


def test_a_domain_gets_a_constraint() -> None:
    add = AddDomainConstraint("Age")
    schema = replayed(CreateDomain("age", INTEGER), add)
    assert schema.objects.domains == {"age": Domain(INTEGER, checked=True)}
    assert replayed(add).objects.domains == {}


def test_functions_and_settings_are_remembered() -> None:
    schema = replayed(
        CreateFunction("Pick", "stable"), SetSetting("TimeZone", "'UTC'"), SetSetting("x", "1")
    )
    assert schema.objects.functions == {"pick": Function("stable")}
    assert schema.objects.setting("timezone") == "UTC"


def test_a_generated_column_gets_another_expression() -> None:
    doubled = Computed("id * 2", persisted=True)
    column = replayed(AlterColumn(T, "m", expression=doubled)).tables[T].column("m")
    assert column is not None
    assert column.computed == doubled


def test_what_was_set_for_a_transaction_ends_with_it() -> None:
    local = SetSetting("timezone", "UTC", local=True)
    for verb, left in (("COMMIT", "PRC"), ("ROLLBACK", "PRC"), ("SAVEPOINT", "UTC")):
        schema = replayed(SetSetting("timezone", "PRC"), local, TransactionControl(verb))
        assert schema.objects.setting("timezone") == left
    assert replayed(local, SetSetting("timezone", "PRC")).objects.setting("timezone") == "PRC"


def test_what_was_set_ends_with_the_connection() -> None:
    schema = replayed(SetSetting("a", "1"), SetSetting("b", "2", local=True))
    ended = with_settings_ended(schema).objects
    assert (ended.settings, ended.local) == ({}, {})


def test_a_comment_goes_where_it_is_set_to_nothing() -> None:
    before = AlterColumn(T, "m", comment="x")
    for after, left in ((AlterColumn(T, "m"), "x"), (AlterColumn(T, "m", comment=""), None)):
        column = replayed(before, after).tables[T].column("m")
        assert column is not None
        assert column.comment == left
