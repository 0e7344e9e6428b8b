"""What is said of parts that are not what they were."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.databases.target import Target
from domain.rules.downgrades.wording import refused
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from tests.servers import new_database

T = TableName("t")
WAS = Column("note", DataType("mediumtext"))


def asked(length: int) -> Column:
    return Column("note", DataType("varchar", length=length))


def test_no_server_of_mysql_makes_a_varchar_longer_than_a_row() -> None:
    said = refused(WAS, asked(16_777_215), T, Target.of("mysql", "8.4"))

    assert said == (
        "asks for varchar(16777215) as the type of t.note, which the server refuses in strict "
        "mode (error 1074); before upgrade() it was mediumtext"
    )


@pytest.mark.parametrize(("length", "on"), [(255, "mysql 8.4"), (16_777_215, "postgresql 15")])
def test_a_varchar_that_the_server_makes_is_not_refused(length: int, on: str) -> None:
    assert refused(WAS, asked(length), T, Target.of(*on.split())) is None


def test_mariadb_refuses_it_in_strict_mode() -> None:
    with new_database("mariadb") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("SET SESSION sql_mode = 'STRICT_TRANS_TABLES'")
            with pytest.raises(DBAPIError, match="1074"):
                connection.exec_driver_sql("CREATE TABLE t (note varchar(65536)) CHARSET latin1")
