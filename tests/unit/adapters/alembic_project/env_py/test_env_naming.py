"""The naming convention, wherever the project keeps its metadata."""

import pytest

from adapters.alembic_project.env_py.facts import facts_of
from adapters.alembic_project.finding import environment_at
from adapters.alembic_project.reader import Ground
from domain.environment import UNKNOWN, NamingConvention

CONVENTION = '{"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}'
KNOWN = NamingConvention(
    (("pk", "pk_%(table_name)s"), ("uq", "uq_%(table_name)s_%(column_0_name)s"))
)
CONFIGURE = "context.configure(connection=c, target_metadata=target_metadata)\n"
HEAD = """\
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, declarative_base, registry
"""


@pytest.fixture
def naming(disk):
    def told(env_py, **modules):
        disk.write("alembic.ini", "[alembic]\nscript_location = %(here)s/db\n")
        disk.write("db/env.py", env_py)
        disk.write("db/versions/1.py", "revision = '1'\ndown_revision = None\n")
        for name, text in modules.items():
            disk.write(f"shop/{name}.py", text)
        environment = environment_at(disk.top)
        return facts_of(environment, Ground.of(disk.top, environment).modules(environment)).naming

    return told


MODELS = (
    f"class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention={CONVENTION})\n",
    f"class Base(DeclarativeBase):\n    pass\nBase.metadata.naming_convention = {CONVENTION}\n",
    f"names = {CONVENTION}\nmeta = MetaData(naming_convention=names)\n"
    "Base = declarative_base(metadata=meta)\n",
    f"mapped = registry(metadata=MetaData(naming_convention={CONVENTION}))\n"
    "Base = mapped.generate_base()\n",
    "class Base(DeclarativeBase):\n"
    f"    registry = registry(metadata=MetaData(naming_convention={CONVENTION}))\n",
    f"Base = declarative_base()\nBase.metadata.naming_convention = {CONVENTION}\n"
    "class User(Base):\n    __tablename__ = 'users'\n",
    "from flask_sqlalchemy import SQLAlchemy\n"
    f"Base = SQLAlchemy(metadata=MetaData(naming_convention={CONVENTION}))\n",
    "def conventional():\n"
    f"    return MetaData(naming_convention={CONVENTION})\n"
    "Base = declarative_base(metadata=conventional())\n",
    "import sys\nif sys.platform == 'win32':\n    raise OSError\n"
    + "x = 1\n" * 400
    + f"Base = declarative_base(metadata=MetaData(naming_convention={CONVENTION}))\n",
)


@pytest.mark.parametrize("models", MODELS)
def test_follows_env_py_to_the_metadata(naming, models):
    env_py = "from shop.models import Base\ntarget_metadata = Base.metadata\n" + CONFIGURE
    found = naming(env_py, models=HEAD + models)

    assert found.value == KNOWN
    assert found.location.path == "db/env.py"
    assert found.location.line == 3


@pytest.mark.parametrize(
    "env_py",
    [
        "import shop.models\ntarget_metadata = shop.models.metadata\n" + CONFIGURE,
        "from shop import models\ntarget_metadata = models.metadata\n" + CONFIGURE,
        "from shop.models import *\ntarget_metadata = metadata\n" + CONFIGURE,
        "from shop import models\ndef run():\n    told = models.metadata\n"
        "    context.configure(connection=c, target_metadata=told)\nrun()\n",
        "from shop import models\ndef get_metadata():\n    return models.metadata\n"
        "context.configure(connection=c, target_metadata=get_metadata())\n",
        "from shop import models\n"
        "options = {'target_metadata': models.metadata}\n"
        "context.configure(connection=c, **options)\n",
        "from shop import models\n"
        "def offline():\n    context.configure(url=u, target_metadata=None)\n"
        "def online():\n    context.configure(connection=c, target_metadata=models.metadata)\n"
        "if context.is_offline_mode():\n    offline()\nelse:\n    online()\n",
    ],
)
def test_however_env_py_hands_it_over(naming, env_py):
    models = f"{HEAD}metadata = MetaData(naming_convention={CONVENTION})\n"

    assert naming(env_py, __init__="", models=models).value == KNOWN


def test_what_is_set_on_the_metadata_of_a_library_counts(naming):
    models = f"from sqlmodel import SQLModel\nSQLModel.metadata.naming_convention = {CONVENTION}\n"
    env_py = (
        "from sqlmodel import SQLModel\nfrom shop import models\n"
        "target_metadata = SQLModel.metadata\n" + CONFIGURE
    )

    assert naming(env_py, __init__="", models=models).value == KNOWN


def test_a_package_that_imports_its_own_parts_is_followed(naming):
    package = "from shop import models\n"
    models = f"{HEAD}metadata = MetaData(naming_convention={CONVENTION})\n"
    env_py = "import shop.models\ntarget_metadata = shop.models.metadata\n" + CONFIGURE

    assert naming(env_py, __init__=package, models=models).value == KNOWN


@pytest.mark.parametrize(
    "target",
    ["None", "[]", "MetaData()", "MetaData(naming_convention=None)", "declarative_base().metadata"],
)
def test_metadata_without_a_convention_has_none(naming, target):
    assert naming(f"{HEAD}target_metadata = {target}\n{CONFIGURE}").value is None


def test_env_py_that_hands_over_no_metadata_has_none(naming):
    assert naming("context.configure(connection=c)\n").value is None


@pytest.mark.parametrize(
    "env_py",
    [
        "target_metadata = current_app.extensions['migrate'].db.metadata\n" + CONFIGURE,
        f"{HEAD}target_metadata = MetaData(naming_convention=read(somewhere))\n{CONFIGURE}",
        f"{HEAD}target_metadata = MetaData(naming_convention={{'uq': 'x', 'made_up': f}})\n"
        + CONFIGURE,
        "context.configure(connection=c, **options())\n",
        "from shop.missing import metadata as target_metadata\n" + CONFIGURE,
        "target_metadata = target_metadata\n" + CONFIGURE,
        "while True:\n    pass\ntarget_metadata = f(target_metadata)\n" + CONFIGURE,
        "run()\n",
    ],
)
def test_what_cannot_be_followed_is_unknown(naming, env_py):
    assert naming(env_py).value is UNKNOWN


def test_what_a_call_writes_out_is_known_whatever_else_it_is_given(naming):
    env_py = f"""{HEAD}
target_metadata = MetaData(naming_convention={CONVENTION})

def configure(**options):
    context.configure(target_metadata=target_metadata, **options)

configure(connection=c)
"""
    assert naming(env_py).value == KNOWN
