# database: postgresql 15
# not run: the model lies in a file beside it, which only a project has
"""notes are emptied by way of the model"""

from alembic import op
from shop.models import Order  # expect: live-model-import

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute(Order.__table__.update().values(note=None))


def downgrade() -> None:
    pass
