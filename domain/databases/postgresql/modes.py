"""PostgreSQL's lock modes on tables, and what each keeps others from doing."""

from domain.databases.effect import Blocks, TableLock
from domain.schema.names import TableName

ROW_SHARE = "ROW SHARE"
ROW_EXCLUSIVE = "ROW EXCLUSIVE"
SHARE_UPDATE_EXCLUSIVE = "SHARE UPDATE EXCLUSIVE"
SHARE = "SHARE"
SHARE_ROW_EXCLUSIVE = "SHARE ROW EXCLUSIVE"
EXCLUSIVE = "EXCLUSIVE"
ACCESS_EXCLUSIVE = "ACCESS EXCLUSIVE"

# Weakest first. Plain reading takes ACCESS SHARE, writing takes ROW EXCLUSIVE.
BLOCKS = {
    ROW_SHARE: Blocks.DDL,
    ROW_EXCLUSIVE: Blocks.DDL,
    SHARE_UPDATE_EXCLUSIVE: Blocks.DDL,
    SHARE: Blocks.WRITES,
    SHARE_ROW_EXCLUSIVE: Blocks.WRITES,
    EXCLUSIVE: Blocks.WRITES,
    ACCESS_EXCLUSIVE: Blocks.READS_AND_WRITES,
}
RANKS = {mode: rank for rank, mode in enumerate(BLOCKS)}


def lock(table: TableName, mode: str) -> TableLock:
    return TableLock(table, mode, BLOCKS[mode], RANKS[mode])
