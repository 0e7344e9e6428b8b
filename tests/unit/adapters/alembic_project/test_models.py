"""What the project's own files map, read without importing any."""

import pytest

from adapters.alembic_project.models.written import ModelFiles, may_drop


def mapped(tmp_path, text, name="shop/models.py"):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    found = ModelFiles(tmp_path, (tmp_path,), (tmp_path / "versions",)).mapped()
    return {(str(each.table), each.column, f"{each.location}") for each in found}


def test_a_class_maps_its_table_and_columns(tmp_path):
    text = (
        "class Order(Base):\n"
        '    __tablename__ = "orders"\n'
        "    id = Column(Integer)\n"
        '    text: Mapped[str] = mapped_column("note", Text)\n'
        '    total = sa.Column(sa.Numeric, name="sum")\n'
        '    secret = deferred(Column("hidden", Text))\n'
        "    label = relationship()\n"
    )

    assert mapped(tmp_path, text) == {
        ("orders", None, "shop/models.py:1:1"),
        ("orders", "id", "shop/models.py:3:10"),
        ("orders", "note", "shop/models.py:4:25"),
        ("orders", "sum", "shop/models.py:5:13"),
        ("orders", "hidden", "shop/models.py:6:23"),
    }


def test_a_table_object_maps_its_columns(tmp_path):
    text = 'orders = sa.Table("orders", meta, sa.Column("id", Integer), schema="shop")\n'

    assert {(table, column) for table, column, _ in mapped(tmp_path, text)} == {
        ("shop.orders", None),
        ("shop.orders", "id"),
    }


@pytest.mark.parametrize("arguments", ['{"schema": "shop"}', '(Index("i"), {"schema": "shop"})'])
def test_a_class_names_its_schema_in_its_table_arguments(tmp_path, arguments):
    text = f'class Order(Base):\n    __tablename__ = "orders"\n    __table_args__ = {arguments}\n'

    assert {table for table, _, _ in mapped(tmp_path, text)} == {"shop.orders"}


@pytest.mark.parametrize(
    "name", ["versions/a.py", "tests/models.py", ".tox/models.py", "site-packages/x/models.py"]
)
def test_revisions_tests_and_installed_packages_are_passed_over(tmp_path, name):
    assert mapped(tmp_path, 'class A:\n    __tablename__ = "a"\n', name) == set()


def test_an_environment_is_passed_over_whatever_its_name(tmp_path):
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "pyvenv.cfg").touch()

    assert mapped(tmp_path, 'class A:\n    __tablename__ = "a"\n', "env/models.py") == set()


@pytest.mark.parametrize(
    "text",
    [
        'class A:\n    __tablename__ = "a"\n    def (:\n',
        "class A:\n    __tablename__ = NAME\n",
        "a = Table(name, meta)\n",
        "a = Table()\n",
    ],
)
def test_what_is_not_plain_maps_nothing(tmp_path, text):
    assert mapped(tmp_path, text) == set()


def test_only_an_upgrade_that_speaks_of_dropping_may_drop():
    undoing = 'def upgrade():\n    pass\n\n\ndef downgrade():\n    op.drop_table("a")\n'

    assert not may_drop(undoing)
    assert may_drop('def upgrade():\n    op.drop_column("a", "b")\n')
    assert may_drop('def upgrade():\n    op.execute("DROP TABLE a")\n')
