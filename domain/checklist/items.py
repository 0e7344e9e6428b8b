"""ITEMS: the whole checklist, in the order in which it is told."""

from domain.checklist.data_loss import SECTION as DATA_LOSS
from domain.checklist.data_migrations import SECTION as DATA_MIGRATIONS
from domain.checklist.environment import SECTION as ENVIRONMENT
from domain.checklist.existing_rows import SECTION as EXISTING_ROWS
from domain.checklist.history import SECTION as HISTORY
from domain.checklist.item import Item, Section
from domain.checklist.locks import SECTION as LOCKS
from domain.checklist.many_databases import SECTION as MANY_DATABASES
from domain.checklist.people import SECTION as PEOPLE
from domain.checklist.releases import SECTION as RELEASES
from domain.checklist.schema_quality import SECTION as SCHEMA_QUALITY
from domain.checklist.sqlite import SECTION as SQLITE
from domain.checklist.transactions import SECTION as TRANSACTIONS
from domain.checklist.way_back import SECTION as WAY_BACK

SECTIONS: tuple[Section, ...] = (
    HISTORY,
    ENVIRONMENT,
    DATA_LOSS,
    LOCKS,
    EXISTING_ROWS,
    RELEASES,
    TRANSACTIONS,
    DATA_MIGRATIONS,
    WAY_BACK,
    SCHEMA_QUALITY,
    SQLITE,
    MANY_DATABASES,
    PEOPLE,
)
ITEMS: tuple[Item, ...] = tuple(item for section in SECTIONS for item in section.items)
