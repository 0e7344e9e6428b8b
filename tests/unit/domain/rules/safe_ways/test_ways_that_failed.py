"""Ways out that servers refused, or that lost something: each as it was found in a real history."""

from attrs import evolve

from domain.databases.effect import Duration
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropTable,
    InsertRows,
)
from domain.review.finding import Level
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, ForeignKey, Index, PrimaryKey
from tests.unit.domain.rules.hand_made import CUSTOMERS, INTEGER, ORDERS, SHOP, TEXT, findings
from tests.unit.domain.rules.offline import sql_of


def fix(*operations, of, **more):
    return findings(*operations, of=of, **more)[0].fix


def test_an_index_keeps_its_order():
    index = Index("ix", ("note", "id"), orders=(("note", "DESC NULLS LAST"),))
    told = fix(CreateIndex(ORDERS, index), of="create-index-blocking")

    assert "ON orders (note DESC NULLS LAST, id)" in sql_of(told, "postgresql")


def test_a_key_in_place_of_another_has_an_index_of_its_own_until_then():
    drop = DropConstraint(ORDERS, "orders_pkey", "primary")
    key = AddConstraint(ORDERS, PrimaryKey("orders_pkey", ("total",)))
    told = sql_of(fix(drop, key, of="add-primary-key-blocking"), "postgresql")

    assert "CREATE UNIQUE INDEX CONCURRENTLY orders_pkey_new ON orders (total)" in told
    assert (
        "DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX "
        "orders_pkey_new" in " ".join(told.split())
    )


def test_renaming_a_column_of_the_key_says_that_the_key_moves():
    told = fix(AlterColumn(ORDERS, "id", new_name="number"), of="rename-column")

    assert "id is in the primary key" in told
    assert "primary key" not in fix(AlterColumn(ORDERS, "note", new_name="n"), of="rename-column")


def test_batches_keep_the_condition_that_a_new_column_is_null():
    add = AddColumn(ORDERS, Column("paid", INTEGER))
    change = ChangeRows("UPDATE", ORDERS, True, ("paid",), ((ORDERS, "paid"),))
    told = fix(add, change, of="unbatched-backfill")

    assert "WHERE paid IS NULL AND id BETWEEN" in told
    assert "WHERE id BETWEEN" in fix(
        ChangeRows("UPDATE", ORDERS, False, ("note",)), of="unbatched-backfill"
    )


def test_all_rows_are_changed_in_no_instant():
    for database in ("postgresql", "mysql", "mariadb"):
        change = ChangeRows("UPDATE", ORDERS, False, ("note",))
        [found] = findings(change, of="unbatched-backfill", on=f"{database} {VERSION[database]}")

        assert found.effect.duration == Duration.ROWS.value


VERSION = {"postgresql": "15", "mysql": "8.4", "mariadb": "10.11"}


def test_a_type_that_cannot_be_cast_back_is_made_at_once():
    uuid = DataType("uuid")
    before = (CreateTable(CUSTOMERS, (Column("id", INTEGER), Column("code", uuid))),)
    wrong = [DropColumn(CUSTOMERS, "code")]
    back = [AddColumn(CUSTOMERS, Column("code", DataType("numeric", precision=16)))]
    [found] = findings(*wrong, before=before, of="downgrade-asymmetry", undone=back)

    assert "op.add_column" in found.fix
    assert "alter_column" not in found.fix


def test_what_the_next_release_gives_no_value_becomes_optional_first():
    told = fix(
        AddColumn(ORDERS, Column("sum", INTEGER)),
        DropColumn(ORDERS, "total"),
        of="expand-and-contract-together",
    )

    assert told.index("nullable=True") < told.index('op.drop_column("orders", "total")')


def test_old_values_are_kept_beside_the_new_ones():
    change = ChangeRows("UPDATE", ORDERS, False, ("note",))

    assert "SET note_before = note, note = ..." in fix(change, of="update-without-where")


def test_a_table_made_in_the_revision_has_nobody_who_waits():
    made = CreateTable(CUSTOMERS, (Column("id", INTEGER),), (PrimaryKey("p", ("id",)),))
    key = AddConstraint(ORDERS, ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",)))
    [found] = findings(made, key, before=SHOP[1:], of="add-foreign-key-validates")

    assert "writes to orders wait" in found.message
    assert "customers" not in found.message


def test_a_table_that_is_made_anew_and_filled_breaks_no_release():
    steps = (
        DropTable(CUSTOMERS),
        CreateTable(CUSTOMERS, (Column("id", INTEGER),)),
        InsertRows(CUSTOMERS, 2),
    )
    [found] = findings(*steps, of="drop-table")

    assert found.level is Level.WARNING
    assert "release" not in found.message
    [bare] = findings(*steps[:2], of="drop-table")
    assert bare.level is Level.ERROR


def test_mysql_is_asked_for_no_lock_that_it_refuses():
    key = ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",), on_delete="CASCADE")
    rule = "add-foreign-key-validates"

    assert "LOCK=NONE" not in sql(AddConstraint(ORDERS, key), rule, "mysql 8.4")
    assert "LOCK=NONE" in sql(AddConstraint(ORDERS, key), rule, "mariadb 10.11")
    plain = AddConstraint(ORDERS, evolve(key, on_delete=None))
    assert "LOCK=NONE" in sql(plain, rule, "mysql 8.4")


def sql(operation, rule, on):
    told = findings(operation, of=rule, on=on)[0].fix
    return "\n".join(line for line in told.splitlines() if not line.strip().startswith("#"))


def test_a_column_of_text_stays_what_it_is():
    """The look-alike of the cast: text comes from everything."""
    before = (CreateTable(CUSTOMERS, (Column("id", INTEGER), Column("code", TEXT))),)
    back = [AddColumn(CUSTOMERS, Column("code", INTEGER))]
    drop = DropColumn(CUSTOMERS, "code")
    [found] = findings(drop, before=before, of="downgrade-asymmetry", undone=back)

    assert "op.alter_column" in found.fix


def test_batches_of_what_is_worked_out_from_itself_ask_for_no_nulls():
    stamped = (
        CreateTable(
            CUSTOMERS,
            (Column("id", TEXT, nullable=False), Column("seen", DataType("timestamp"))),
            (PrimaryKey("p", ("id",)),),
        ),
    )
    change = ChangeRows("UPDATE", CUSTOMERS, False, ("seen",), ((CUSTOMERS, "seen"),))
    told = fix(change, before=stamped, of="unbatched-backfill")

    assert "IS NULL" not in told
    assert "WHERE ... LIMIT" in told


def test_a_condition_stands_once_in_a_batch():
    keyed = (CreateTable(CUSTOMERS, (Column("id", TEXT),), (PrimaryKey("p", ("id",)),)),)
    add = AddColumn(CUSTOMERS, Column("paid", INTEGER))
    change = ChangeRows("UPDATE", CUSTOMERS, True, ("paid",), ((CUSTOMERS, "paid"),))

    assert fix(add, change, before=keyed, of="unbatched-backfill").count("paid IS NULL") == 1


def test_looking_for_twins_asks_what_the_index_asks():
    index = Index("uq", ("lower(note)",), unique=True, predicate="total > 0")
    told = fix(CreateIndex(ORDERS, index), of="unique-on-existing-data")

    assert "SELECT lower(note), count(*) FROM orders WHERE total > 0" in told


def test_on_sqlite_columns_are_dropped_in_a_batch():
    told = fix(
        AddColumn(ORDERS, Column("sum", INTEGER)),
        DropColumn(ORDERS, "note"),
        of="expand-and-contract-together",
        on="sqlite 3.40",
    )

    assert 'batch_op.drop_column("note")' in told


def test_a_new_type_under_a_new_name_is_copied_there():
    change = AlterColumn(ORDERS, "total", new_name="cents", type=INTEGER)
    told = fix(change, of="alter-column-type-rewrite")

    assert 'sa.Column("cents"' in told
    assert findings(change, of="type-change-breaks-readers") == []


def test_a_type_that_is_cast_when_asked_is_asked():
    uuid = DataType("uuid")
    before = (CreateTable(CUSTOMERS, (Column("id", INTEGER), Column("code", uuid))),)
    back = [AddColumn(CUSTOMERS, Column("code", TEXT))]
    drop = DropColumn(CUSTOMERS, "code")
    [found] = findings(drop, before=before, of="downgrade-asymmetry", undone=back)

    assert 'postgresql_using="code::uuid"' in found.fix


def test_a_column_of_the_key_is_not_made_optional_before_another_key_is_there():
    drop = DropConstraint(ORDERS, "orders_pkey", "primary")
    told = fix(drop, DropColumn(ORDERS, "id"), of="drop-column")

    assert told.startswith("# id is in the primary key")
    assert "primary key" not in fix(DropColumn(ORDERS, "total"), of="drop-column")


def test_a_column_that_becomes_optional_with_its_new_name_stays_so():
    rename = AlterColumn(ORDERS, "total", new_name="sum", nullable=True)

    assert "NOT NULL by then" not in fix(rename, of="rename-column")
    assert "NOT NULL by then" in fix(
        AlterColumn(ORDERS, "total", new_name="sum"), of="rename-column"
    )
