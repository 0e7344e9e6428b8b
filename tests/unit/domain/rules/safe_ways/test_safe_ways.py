"""Every safe way runs: Alembic takes the code and sends the SQL that it promises."""

import pytest

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    DropColumn,
    DropTable,
    RenameTable,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default, ForeignKey, Index, Unique
from domain.schema.names import TableName
from domain.script import Body
from tests.unit.domain.rules.hand_made import (
    CUSTOMERS,
    INTEGER,
    ORDERS,
    TEXT,
    findings,
)
from tests.unit.domain.rules.offline import run_on_sqlite, sql_of

KEY = ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",), on_delete="SET NULL")
OTHER_KEY = ForeignKey("fk2", ("other_id",), CUSTOMERS, ("id",))
PARTIAL = Index("ix", ("total", "lower(note)"), True, "btree", "total > 0", ("id",))
BIGINT = DataType("bigint")
FAR = TableName("order", "shop")

POSTGRESQL = {
    CreateIndex(ORDERS, PARTIAL): [
        "DROP INDEX CONCURRENTLY IF EXISTS ix;",
        "CREATE UNIQUE INDEX CONCURRENTLY ix ON orders USING btree (total, lower(note)) "
        "INCLUDE (id) WHERE total > 0;",
    ],
    CreateIndex(FAR, Index("ix_order_day", ("day",))): [
        "DROP INDEX CONCURRENTLY IF EXISTS shop.ix_order_day;",
        'CREATE INDEX CONCURRENTLY ix_order_day ON shop."order" (day);',
    ],
    AddColumn(CUSTOMERS, Column("code", TEXT), (), (Index("ix_code", ("code",)),)): [
        "CREATE INDEX CONCURRENTLY ix_code ON customers (code);"
    ],
    AddConstraint(CUSTOMERS, Unique("uq", ("email",))): [
        "CREATE UNIQUE INDEX CONCURRENTLY uq ON customers (email);",
        "ALTER TABLE customers ADD CONSTRAINT uq UNIQUE USING INDEX uq;",
    ],
    AddColumn(CUSTOMERS, Column("code", TEXT), (Unique(None, ("code",)),)): [
        "ALTER TABLE customers ADD COLUMN code TEXT;",
        "ADD CONSTRAINT uq_customers_code UNIQUE USING INDEX uq_customers_code;",
    ],
    AddConstraint(ORDERS, KEY): [
        "ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY(customer_id) REFERENCES customers (id) "
        "ON DELETE SET NULL NOT VALID;",
        "ALTER TABLE orders VALIDATE CONSTRAINT fk;",
    ],
    AddColumn(ORDERS, Column("other_id", INTEGER), (OTHER_KEY,)): [
        "ADD COLUMN other_id INTEGER REFERENCES customers (id);"
    ],
    AddColumn(ORDERS, Column("other_id", INTEGER, default=Default("1")), (OTHER_KEY,)): [
        "ADD COLUMN other_id INTEGER DEFAULT '1';",
        "FOREIGN KEY(other_id) REFERENCES customers (id) NOT VALID;",
    ],
    AlterColumn(ORDERS, "total", type=BIGINT): [
        "ADD COLUMN total_new BIGINT;",
        "DROP COLUMN total;",
    ],
    AlterColumn(ORDERS, "note", nullable=False): [
        "ALTER TABLE orders ADD CONSTRAINT ck_orders_note_not_null CHECK (note IS NOT NULL) "
        "NOT VALID;",
        "ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_note_not_null;",
        "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
        "ALTER TABLE orders DROP CONSTRAINT ck_orders_note_not_null;",
    ],
    AddColumn(ORDERS, Column("pieces", INTEGER, nullable=False)): [
        "ADD COLUMN pieces INTEGER DEFAULT '0' NOT NULL;"
    ],
    AddColumn(ORDERS, Column("paid", DataType("boolean"), nullable=False)): [
        "ADD COLUMN paid BOOLEAN DEFAULT false NOT NULL;"
    ],
    AddColumn(ORDERS, Column("day", DataType("date"), nullable=False)): [
        "ADD COLUMN day DATE;",
        "ALTER TABLE orders ALTER COLUMN day SET NOT NULL;",
    ],
    AlterColumn(ORDERS, "note", new_name="remark"): [
        "ADD COLUMN remark TEXT;",
        "DROP COLUMN note;",
    ],
    DropColumn(ORDERS, "total"): [
        "ALTER COLUMN total DROP NOT NULL;",
        "ALTER TABLE orders DROP COLUMN total;",
    ],
    RenameTable(ORDERS, "sales"): [
        "ALTER TABLE orders RENAME TO sales;",
        "CREATE VIEW orders AS SELECT * FROM sales;",
    ],
    DropTable(CUSTOMERS): ["DROP TABLE customers;"],
}
MARIADB = {
    AddConstraint(ORDERS, KEY): [
        "SET SESSION foreign_key_checks = 0;",
        "ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE SET NULL, "
        "ALGORITHM=INPLACE, LOCK=NONE;",
    ],
    CreateIndex(ORDERS, Index("ft", ("note",), method="fulltext")): [
        "SET SESSION lock_wait_timeout = 5;",
        "CREATE FULLTEXT INDEX ft ON orders (note);",
    ],
    AddColumn(ORDERS, Column("day", DataType("date"), nullable=False)): [
        "ADD COLUMN day DATE;",
        "ALTER TABLE orders MODIFY day DATE NOT NULL;",
    ],
    AlterColumn(ORDERS, "total", type=BIGINT): ["ADD COLUMN total_new BIGINT;"],
}
CASES = [
    *(("postgresql", operation, sql) for operation, sql in POSTGRESQL.items()),
    *(("mariadb", operation, sql) for operation, sql in MARIADB.items()),
]


@pytest.mark.parametrize(("database", "operation", "promised"), CASES)
def test_alembic_sends_what_the_safe_way_promises(database, operation, promised):
    [finding] = findings(operation, on=database)
    sent = " ".join(sql_of(finding.fix, database).split())

    for statement in promised:
        assert statement in sent


def test_postgresql_before_12_keeps_the_check_for_it_would_scan_all_the_same():
    [finding] = findings(AlterColumn(ORDERS, "note", nullable=False), on="postgresql 11")
    sent = sql_of(finding.fix, "postgresql")

    assert "VALIDATE CONSTRAINT" in sent
    assert "SET NOT NULL" not in sent


def test_on_sqlite_a_column_is_set_not_null_in_a_batch():
    column = Column("day", DataType("date"), nullable=False)
    [finding] = findings(AddColumn(ORDERS, column), on="sqlite")

    [table] = run_on_sqlite(finding.fix, "CREATE TABLE orders (id INTEGER)")
    assert " ".join(table.split()) == 'CREATE TABLE "orders" ( id INTEGER, day DATE NOT NULL )'


def test_a_step_that_stands_alone_has_no_number():
    [found] = findings(
        AddColumn(ORDERS, Column("day", INTEGER)),
        ChangeRows("UPDATE", ORDERS, sets=("day",), filtered=False),
        AlterColumn(ORDERS, "day", nullable=False, existing_type=INTEGER),
        of="set-not-null-breaks-writers",
        on="mysql 8.4",
    )

    assert "op.alter_column(" in found.fix
    assert "# Revision 1" not in found.fix


def test_on_sqlite_a_table_keeps_its_name():
    [finding] = findings(RenameTable(ORDERS, "sales"), on="sqlite")

    assert '__tablename__ = "orders"' in finding.fix


def test_an_upgrade_that_only_adds_gets_a_downgrade_that_runs():
    found = findings(AddColumn(ORDERS, Column("day", TEXT)), downgrade=Body.MISSING)
    code = f"{found[-1].fix}\n\ndowngrade()"

    assert "DROP COLUMN day" in sql_of(code, "postgresql")
