"""Which statements may have changed tables unseen."""

import pytest

from domain.schema.unseen_changes import may_define

BODY = "BEFORE UPDATE ON t FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'no'); UPDATE u SET a = 1; END"


@pytest.mark.parametrize(
    "text",
    [
        f"CREATE TRIGGER guard {BODY}",
        f"create trigger if not exists guard {BODY};",
        "CREATE OR REPLACE TRIGGER guard BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 1",
        "CREATE DEFINER=`root`@`%` TRIGGER g AFTER INSERT ON t FOR EACH ROW BEGIN IF 1 THEN"
        " SET @a = 1; END IF; END",
        "DROP TRIGGER IF EXISTS guard",
        "SELECT 1; -- CREATE TABLE t",
    ],
)
def test_a_trigger_changes_no_table_when_it_is_made(text: str) -> None:
    assert not may_define(text)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE trigger (a int)",
        f"CREATE TRIGGER guard {BODY}; ALTER TABLE t ADD a int",
        f"CREATE TRIGGER a {BODY}; ALTER TABLE t ADD a int; CREATE TRIGGER b {BODY}",
        "DROP TRIGGER guard; DROP TABLE t",
        "CALL grow()",
    ],
)
def test_what_is_not_known_to_be_harmless_may_change_one(text: str) -> None:
    assert may_define(text)
