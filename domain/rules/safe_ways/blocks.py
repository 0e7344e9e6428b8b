"""What the server takes only outside of a transaction, in an autocommit_block."""

from domain.databases.target import Database
from domain.operations import CreateIndex, DropIndex, Operation, RunSql
from domain.rules.safe_ways.code import autocommit, call, execute, quoted, sql_name, sql_table
from domain.rules.safe_ways.indexes import concurrent_index
from domain.sql_operations import AlterTable, DetachPartition, EnumValue, Reindex


def in_a_block(operation: Operation) -> str:
    database = Database.POSTGRESQL
    match operation:
        case CreateIndex(table=table, index=index):
            return concurrent_index(table, index)
        case DropIndex(name=str(name), table=table):
            drop = call(
                "op.drop_index",
                quoted(name),
                table_name=quoted(table.name) if table else None,
                postgresql_concurrently="True",
                if_exists="True",
            )
            return autocommit(drop)
        case Reindex(index=str(index)):
            sql = f"REINDEX INDEX CONCURRENTLY {sql_name(index, database)}"
        case Reindex(table=table) if table is not None:
            sql = f"REINDEX TABLE CONCURRENTLY {sql_table(table, database)}"
        case DetachPartition(table=table, partition=partition):
            sql = (
                f"ALTER TABLE {sql_table(table, database)} "
                f"DETACH PARTITION {sql_table(partition, database)} CONCURRENTLY"
            )
        case EnumValue(type_name=enum, value=value):
            sql = f"ALTER TYPE {enum} ADD VALUE '{value.replace(chr(39), chr(39) * 2)}'"
        case AlterTable(table=table, action=action):
            sql = f"{action.upper()} {sql_table(table, database)}"
        case RunSql(text=text):
            sql = " ".join(text.split())
        case _:
            return autocommit("...")
    return autocommit(execute(sql))
