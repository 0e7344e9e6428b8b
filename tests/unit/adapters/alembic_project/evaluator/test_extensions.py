"""Objects that an application sets up as it starts."""

from pathlib import Path

from domain.operations import AddColumn
from domain.schema.datatypes import DataType
from tests.unit.adapters.alembic_project.evaluator.reading import steps

CRYPTED = {
    "shop/__init__.py": "",
    "shop/extensions/__init__.py": "from shop.crypt import Factory\nfactory = Factory()\n",
    "shop/crypt.py": """
import sqlalchemy as sa
from sqlalchemy_utils import EncryptedType

class Crypted(EncryptedType):
    cache_ok = True

class Adapter:
    def create(self, settings, *args, **kwargs):
        if settings:
            return Crypted(*args, lambda: settings["SECRET"], **kwargs)
        raise Exception("no settings")

class Factory:
    def __init__(self):
        self.adapter = self.settings = None

    def init_app(self, app):
        app.before_request(self.create)
        self.settings = app.config
        self.adapter = app.config["ADAPTER"]()

    def create(self, *args, **kwargs):
        if self.adapter:
            made = self.adapter.create(self.settings, *args, **kwargs)
            setattr(made, "made_here", True)
            return made
        raise Exception("call init_app first")
""",
    "shop/config.py": "from shop.crypt import Adapter\nADAPTER = (Adapter)\n",
}
MADE = """
    from shop.extensions import factory
    op.add_column("t", sa.Column("a", factory.create(sa.String(9))))
"""


def test_what_an_application_sets_up_is_set_up_as_its_settings_say(tmp_path: Path) -> None:
    write(tmp_path, CRYPTED)

    (step,) = steps(MADE, root=tmp_path)

    assert isinstance(step.operation, AddColumn)
    assert step.operation.column.type == DataType("bytea")


def test_a_setting_without_a_default_is_not_known(tmp_path: Path) -> None:
    write(tmp_path, {**CRYPTED, "shop/config.py": "SECRET = None\n"})

    *_, step = steps(MADE, root=tmp_path)

    assert isinstance(step.operation, AddColumn)
    assert step.operation.column.type is None


def write(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
