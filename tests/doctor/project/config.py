"""The settings of the shop."""

import os

DATABASE_URL = os.environ.get("SHOP_DATABASE_URL", "sqlite:///shop.db")
