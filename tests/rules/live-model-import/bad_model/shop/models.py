import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase


class Model(DeclarativeBase):
    pass


class Order(Model):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
    note = sa.Column(sa.Text)
