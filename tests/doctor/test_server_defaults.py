"""Server defaults that were only there to fill the rows of one upgrade."""

from pathlib import Path

import pytest

from tests.doctor.faults import TABLES, Change, revision
from tests.doctor.test_faults import project, rules

RULE = "server-default-comparison-off"
ADDED = """\
    with op.batch_alter_table("orders") as batch:
        batch.add_column(sa.Column("paid", sa.Boolean(), nullable=False, server_default=sa.false()))
"""
TAKEN_OFF = '        batch.alter_column("paid", server_default=None)\n'
UNREAD = "    op.execute(sa.text(open('shop.sql').read()))\n"
COLUMN = "    state: Mapped[str] = mapped_column(String(20))\n"
PAID = "    paid: Mapped[bool] = mapped_column({})\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    place = project(tmp_path, "sqlite")
    mapped(place, PAID.format(""))
    return place


def mapped(place: Path, column: str) -> None:
    file = place / "shop/orders.py"
    text = file.read_text(encoding="utf-8").partition(COLUMN)[0]
    file.write_text(f"{text}{COLUMN}{column}", encoding="utf-8")


def upgraded(place: Path, lines: str) -> None:
    revision("5c2e7d90b1f6", "8b20d6e4c1a7", lines.strip()).apply(place)


def test_one_that_the_same_upgrade_takes_off_again_asks_for_no_comparison(shop: Path) -> None:
    upgraded(shop, ADDED + TAKEN_OFF)

    assert RULE not in rules(shop)


def test_one_that_stays_does(shop: Path) -> None:
    upgraded(shop, ADDED)

    assert RULE in rules(shop)


def test_another_one_that_stays_does(shop: Path) -> None:
    upgraded(shop, ADDED + TAKEN_OFF)
    old = "sa.String(length=20), nullable=False)"
    Change(TABLES, old, f'{old[:-1]}, server_default="new")').apply(shop)

    assert RULE in rules(shop)


def test_one_of_a_model_does(shop: Path) -> None:
    upgraded(shop, ADDED + TAKEN_OFF)
    mapped(shop, PAID.format('server_default="0"'))

    assert RULE in rules(shop)


def test_where_not_all_of_the_schema_is_known_nobody_says_that_none_is_left(shop: Path) -> None:
    upgraded(shop, ADDED + TAKEN_OFF + UNREAD)

    assert RULE in rules(shop)
