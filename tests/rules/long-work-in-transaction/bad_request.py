# database: postgresql 15
# fails: Connection refused
"""a service is asked in the midst of it"""

import urllib.request

import sqlalchemy as sa
from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.add_column("orders", sa.Column("rate", sa.Numeric(), nullable=True))
    url = "http://localhost:1/rates"
    rates = urllib.request.urlopen(url).read()  # expect: long-work-in-transaction
    op.execute(sa.text("UPDATE orders SET rate = :rate WHERE id = 1").bindparams(rate=rates))


def downgrade() -> None:
    pass
