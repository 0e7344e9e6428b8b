from alembic import context
from sqlalchemy import create_engine

with create_engine(context.get_x_argument(True)["url"]).begin() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
