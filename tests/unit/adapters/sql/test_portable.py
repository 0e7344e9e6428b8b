import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
    RunSql,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, SetSetting, Truncate

T = TableName("t")
U = TableName("u")
INTEGER = DataType("integer")


def read(text, database="mariadb"):
    return list(SqlTextReader().operations(text, Target.of(database)))


@pytest.mark.parametrize("database", ["mysql", "mariadb", "sqlite"])
@pytest.mark.parametrize(
    ("sql", "operation"),
    [
        ("DROP TABLE IF EXISTS t", DropTable(T, if_exists=True)),
        ("ALTER TABLE t RENAME TO u", RenameTable(T, "u")),
        ("ALTER TABLE t RENAME COLUMN a TO b", AlterColumn(T, "a", new_name="b", only_name=True)),
        ("ALTER TABLE t DROP COLUMN a", DropColumn(T, "a")),
        (
            "ALTER TABLE t ADD COLUMN a INTEGER NOT NULL DEFAULT 5",
            AddColumn(T, Column("a", INTEGER, False, Default("5", is_expression=True))),
        ),
        (
            "CREATE UNIQUE INDEX i ON t (a, b)",
            CreateIndex(T, Index("i", ("a", "b"), unique=True)),
        ),
        ("UPDATE t SET a = 1", ChangeRows("UPDATE", T, filtered=False, sets=("a",))),
        ("DELETE FROM t WHERE a = 1", ChangeRows("DELETE", T, filtered=True)),
        ("UPDATE t SET a = b WHERE 1 = 1", ChangeRows("UPDATE", T, False, ("a",), ((T, "b"),))),
        ("DELETE FROM t WHERE true", ChangeRows("DELETE", T, filtered=False)),
        (
            "INSERT INTO t (a) SELECT b FROM u",
            ChangeRows("INSERT", T, sets=("a",), reads=((U, "b"),)),
        ),
        ("INSERT INTO t SELECT * FROM u", ChangeRows("INSERT", T, reads=((U, "*"),))),
    ],
)
def test_a_statement_that_all_know_is_read_for_each(sql, operation, database):
    assert read(sql, database) == [operation]


@pytest.mark.parametrize(
    ("database", "written", "type_"),
    [
        ("sqlite", "BLOB", DataType("blob")),
        ("sqlite", "VARBINARY(3)", DataType("varbinary", length=3)),
        ("mysql", "TIMESTAMP", DataType("timestamp")),
        ("mariadb", "TIMESTAMP", DataType("timestamp")),
        ("mariadb", "BLOB", DataType("blob")),
    ],
)
def test_a_type_is_the_one_that_the_database_has(database, written, type_):
    (made,) = read(f"CREATE TABLE t (a {written})", database)
    assert made.columns[0].type == type_


@pytest.mark.parametrize(
    ("sql", "operation"),
    [
        ("DROP INDEX i ON t", DropIndex("i", T)),
        ("ALTER TABLE t DROP INDEX i", DropIndex("i", T)),
        ("ALTER TABLE t DROP FOREIGN KEY f", DropConstraint(T, "f", "foreignkey")),
        ("ALTER TABLE t ADD INDEX i (a)", CreateIndex(T, Index("i", ("a",)))),
        ("ALTER TABLE t ADD UNIQUE KEY u (a)", AddConstraint(T, Unique("u", ("a",)))),
        ("ALTER TABLE t ADD PRIMARY KEY (a)", AddConstraint(T, PrimaryKey(None, ("a",)))),
        (
            "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE",
            AddConstraint(T, ForeignKey("f", ("a",), TableName("p"), ("id",), on_delete="CASCADE")),
        ),
        (
            "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
            AddConstraint(T, Check("c", "a > 0")),
        ),
        (
            "ALTER TABLE t MODIFY a BIGINT UNSIGNED NOT NULL COMMENT 'x'",
            AlterColumn(
                T,
                "a",
                type=DataType("bigint", unsigned=True),
                nullable=False,
                default=DropDefault(),
                comment="x",
                autoincrement=False,
            ),
        ),
        (
            "ALTER TABLE t MODIFY a BIGINT NOT NULL AUTO_INCREMENT",
            AlterColumn(
                T,
                "a",
                type=DataType("bigint"),
                nullable=False,
                default=DropDefault(),
                autoincrement=True,
            ),
        ),
        (
            "ALTER TABLE t CHANGE a b VARCHAR(20) DEFAULT 'x'",
            AlterColumn(
                T,
                "a",
                new_name="b",
                type=DataType("varchar", length=20),
                nullable=True,
                default=Default("x"),
                autoincrement=False,
            ),
        ),
        ("TRUNCATE TABLE t", Truncate((T,))),
        ("SET foreign_key_checks = 0", SetSetting("foreign_key_checks", "0")),
    ],
)
def test_a_statement_of_mysql_is_the_operation_that_it_asks_for(sql, operation):
    assert read(sql) == [operation]


def test_a_pragma_is_a_setting():
    assert read("PRAGMA foreign_keys=OFF", "sqlite") == [SetSetting("foreign_keys", "OFF")]


def test_a_table_is_read_with_its_indexes_and_constraints():
    [created] = read(
        "CREATE TABLE IF NOT EXISTS t (id INT AUTO_INCREMENT PRIMARY KEY,"
        " e ENUM('a', 'b') DEFAULT 'a', KEY i (e), CONSTRAINT u UNIQUE (id, e))"
    )

    assert created == CreateTable(
        T,
        (
            Column("id", INTEGER, nullable=False, identity=True),
            Column("e", DataType("enum", values=("a", "b")), default=Default("a")),
        ),
        (PrimaryKey(None, ("id",)), Unique("u", ("id", "e"))),
        (Index("i", ("e",)),),
        if_not_exists=True,
    )


def test_only_the_statement_that_is_not_understood_stays_raw():
    assert read("DROP TABLE t; nonsense here; UPDATE t SET a = ';'") == [
        DropTable(T),
        RunSql("nonsense here"),
        ChangeRows("UPDATE", T, filtered=False, sets=("a",)),
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET new.a = 1; END",
        "CREATE TABLE t AS SELECT 1",
        "CALL p()",
        "'",
    ],
)
def test_what_is_not_understood_stays_raw(sql):
    assert read(sql) == [RunSql(sql)]


@pytest.mark.parametrize("sql", ["SELECT 1", "", ";", "-- nothing"])
def test_what_changes_nothing_gives_nothing(sql):
    assert read(sql) == []


WORDS = ["DROP", "TABLE", "ALTER", ";", "(", ")", "'", "`", "t", ",", "ADD", "SET", "=", "\0"]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_whatever_raises(text):
    for database in ("mysql", "sqlite"):
        for operation in read(text, database):
            assert isinstance(operation, Operation)


def test_a_way_that_is_slower_than_needed_is_told():
    [_, way] = read("ALTER TABLE t ADD COLUMN a INT, ALGORITHM=COPY")
    assert way == AlterTable(T, "algorithm", "copy")
    [_, way] = read("ALTER TABLE t ADD COLUMN a INT, LOCK=EXCLUSIVE")
    assert way == AlterTable(T, "lock", "exclusive")
    assert len(read("ALTER TABLE t ADD COLUMN a INT, ALGORITHM=INPLACE, LOCK=NONE")) == 1
