"""Statements of MySQL that the parser knows half or not at all, and where one ends."""

import pytest

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Target
from domain.operations import (
    AlterColumn,
    ChangeRows,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropTable,
    RenameTable,
    RunSql,
    TableComment,
)
from domain.schema.elements import Index
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, CreateView, RenameIndex, TransactionControl

T = TableName("t")
READ = {
    "ALTER TABLE t ENGINE=InnoDB": [AlterTable(T, "engine", "InnoDB")],
    "ALTER TABLE t ROW_FORMAT=COMPRESSED": [AlterTable(T, "row format", "COMPRESSED")],
    "ALTER TABLE t AUTO_INCREMENT=100": [AlterTable(T, "auto increment", "100")],
    "ALTER TABLE t DEFAULT CHARACTER SET utf8mb4": [
        AlterTable(T, "default character set", "utf8mb4")
    ],
    "ALTER TABLE `s`.`t` CONVERT TO CHARACTER SET utf8mb4": [
        AlterTable(TableName("t", "s"), "convert to character set", "utf8mb4")
    ],
    "ALTER TABLE t FORCE": [AlterTable(T, "force")],
    "OPTIMIZE TABLE t": [AlterTable(T, "optimize")],
    "ALTER TABLE t COMMENT='x'": [TableComment(T, "x")],
    "ALTER TABLE t RENAME INDEX a TO b": [RenameIndex("a", "b", T)],
    "ALTER TABLE t DROP PRIMARY KEY, ALGORITHM=COPY": [
        DropConstraint(T, None, "primary"),
        AlterTable(T, "algorithm", "copy"),
    ],
    "ALTER TABLE t ALTER a DROP DEFAULT": [AlterColumn(T, "a", default=DropDefault())],
    "RENAME TABLE t TO u": [RenameTable(T, "u")],
    "CREATE FULLTEXT INDEX i ON t (a, `b`)": [
        CreateIndex(T, Index("i", ("a", "b"), method="fulltext"))
    ],
    "ALTER TABLE t ADD FULLTEXT INDEX i (a)": [
        CreateIndex(T, Index("i", ("a",), method="fulltext"))
    ],
    "CREATE OR REPLACE VIEW t AS SELECT a FROM b": [CreateView(T, replace=True)],
}


def statements(text, database="mariadb"):
    return SqlTextReader().statements(text, Target.of(database))


@pytest.mark.parametrize("text", READ)
def test_what_the_parser_knows_half_is_read_whole(text):
    (statement,) = statements(text)
    assert list(statement.operations) == READ[text]


def test_a_column_that_is_put_elsewhere_is_told():
    (statement,) = statements("ALTER TABLE t MODIFY a INT AFTER b")
    assert AlterTable(T, "reorder", column="a") in statement.operations


TRIGGER = "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; END"
PROCEDURE = "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; DELETE FROM t; END"


@pytest.mark.parametrize("database", ["sqlite", "mysql"])
@pytest.mark.parametrize("body", [TRIGGER, PROCEDURE])
def test_a_body_ends_where_its_last_end_stands(body, database):
    found = statements(f"{body};\nDROP TABLE t", database)
    assert [statement.operations for statement in found] == [(RunSql(body),), (DropTable(T),)]
    assert [statement.line for statement in found] == [1, 2]


DROPPING = """
CREATE PROCEDURE `drop_it`() BEGIN
    DECLARE n INT;
    UPDATE t SET a = CASE b WHEN 1 THEN 2 END;
    IF EXISTS (SELECT 1 FROM information_schema.columns) THEN
        ALTER TABLE t DROP COLUMN a;
    ELSE
        SELECT 1;
    END IF;
END;
CALL drop_it();
DROP PROCEDURE drop_it;
"""


def test_what_a_called_procedure_does_may_happen():
    made, call, *done, dropped = statements(DROPPING)
    assert [type(s.operations[0]) for s in (made, call, dropped)] == [RunSql] * 3
    assert [s.conditional for s in (made, call, *done, dropped)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    changed, column = [statement.operations[0] for statement in done]
    assert isinstance(changed, ChangeRows)
    assert column == DropColumn(T, "a")
    assert {statement.line for statement in done} == {call.line}


def test_a_procedure_that_is_only_made_does_nothing():
    assert len(statements(DROPPING.partition("CALL")[0])) == 1
    assert len(statements("CALL drop_it()")) == 1


@pytest.mark.parametrize("database", ["sqlite", "mysql"])
def test_begin_by_itself_begins_a_transaction(database):
    found = statements("BEGIN; DROP TABLE t; COMMIT", database)
    operations = [operation for statement in found for operation in statement.operations]
    assert operations == [TransactionControl("BEGIN"), DropTable(T), TransactionControl("COMMIT")]


@pytest.mark.parametrize("database", ["sqlite", "mysql"])
def test_a_fault_is_told_with_its_line(database):
    first, second = statements("DROP TABLE t;\n\n-- why\nCREATE TABLE u (\na int", database)
    assert first.fault is None
    assert (second.line, second.fault_line) == (4, 5)
    assert second.fault
