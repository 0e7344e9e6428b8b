"""What looking at a project promises."""

import pytest

from adapters.memory.project_folder import InMemoryProjectFolder
from adapters.scaffold.survey import SourceSurveyor
from domain.databases.target import Database
from domain.errors import ConfigurationUnreadable
from domain.initiation.expression import Named
from domain.initiation.wanted import Shape, Style, Wanted

BASE = "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n"


def survey(files, **wanted):
    folder = InMemoryProjectFolder(files, "folder")
    return SourceSurveyor()(folder, Wanted((Database.POSTGRESQL,), **wanted))


def found(files, **wanted):
    return [(f.at.module, f.at.path, f.style) for f in survey(files, **wanted).metadata]


def test_finds_nothing_in_an_empty_folder():
    empty = survey({})

    assert (empty.project, empty.source_root, empty.script_location) == ("folder", ".", None)
    assert (empty.models, empty.metadata, empty.settings_names) == (Shape.MISSING, (), None)


def test_takes_the_name_that_the_project_gives_itself():
    assert survey({"pyproject.toml": '[project]\nname = "shop"\n'}).project == "shop"


@pytest.mark.parametrize(
    ("text", "path", "style"),
    [
        (BASE, "Base.metadata", Style.DECLARATIVE),
        ("Model = declarative_base()\n", "Model.metadata", Style.DECLARATIVE),
        ("db: SQLAlchemy = SQLAlchemy()\n", "db.metadata", Style.FLASK_SQLALCHEMY),
        ("mapper = orm.registry()\n", "mapper.metadata", Style.IMPERATIVE),
        ("meta = sa.MetaData()\n", "meta", Style.IMPERATIVE),
    ],
)
def test_finds_each_way_to_make_a_metadata(text, path, style):
    assert found({"shop/models/db.py": text}, models="shop.models") == [
        ("shop.models.db", path, style)
    ]


def test_finds_sqlmodel_where_it_is_imported():
    files = {"models/hero.py": "from sqlmodel import Field, SQLModel\n"}

    assert found(files) == [("sqlmodel", "SQLModel.metadata", Style.SQLMODEL)]


def test_a_metadata_that_a_base_is_made_with_counts_once():
    text = "meta = MetaData()\n\n\nclass Base(DeclarativeBase):\n    metadata = meta\n"

    assert found({"models.py": text}) == [("models", "Base.metadata", Style.DECLARATIVE)]


def test_a_base_that_flask_is_given_is_flasks():
    files = {"models/db.py": BASE + "\n\ndb = SQLAlchemy(model_class=Base)\n"}

    assert found(files) == [("models.db", "db.metadata", Style.FLASK_SQLALCHEMY)]


def test_looks_around_the_models_where_they_have_no_metadata():
    files = {"src/shop/db.py": BASE, "src/shop/models/a.py": "from shop.db import Base\n"}

    assert found(files, models="shop.models") == [("shop.db", "Base.metadata", Style.DECLARATIVE)]
    assert survey(files, models="shop.models").source_root == "src"


def test_tells_a_module_from_a_package_and_what_settings_bind():
    files = {"models.py": BASE, "config.py": "import os\n\nif True:\n    URL = 1\n"}

    assert survey(files).models is Shape.MODULE
    assert survey(files).settings_names == {"os", "URL"}
    assert survey({"config.py": "((("}).settings_names == frozenset()
    assert survey({}, settings=Named("config", "URL")).settings_names is None


@pytest.mark.parametrize(
    ("files", "location"),
    [
        ({"alembic.ini": "[alembic]\nscript_location = %(here)s/db/scripts\n"}, "db/scripts"),
        ({"alembic.ini": "[alembic]\nscript_location = ./alembic\n"}, "alembic"),
        ({"alembic.ini": "[alembic]\nscript_location = shop:migrations\n"}, "shop/migrations"),
        ({"pyproject.toml": '[tool.alembic]\nscript_location = "%(here)s/db"\n'}, "db"),
        ({"alembic/env.py": ""}, "alembic"),
    ],
)
def test_keeps_the_scripts_where_they_are(files, location):
    assert survey(files).script_location == location


@pytest.mark.parametrize("said", ["/srv/scripts", "../scripts", "%(here)s/../x", "a b"])
def test_scripts_that_lie_elsewhere_are_refused(said):
    with pytest.raises(ConfigurationUnreadable, match=r"alembic\.ini: script_location"):
        survey({"alembic.ini": f"[alembic]\nscript_location = {said}\n"})


def test_a_broken_ini_is_told_with_its_line():
    with pytest.raises(ConfigurationUnreadable, match=r"alembic\.ini:1: this is no ini file"):
        survey({"alembic.ini": "script_location = x\n"})


def test_tells_an_env_py_of_ours_from_another():
    ours = {"migrations/env.py": "from model_registry import metadata\n"}

    assert survey({"migrations/env.py": "metadata = None\n"}).foreign
    assert not survey(ours).foreign
    assert not survey({}).foreign


def test_sees_that_there_are_revisions():
    files = {"migrations/env.py": "", "migrations/versions/a.py": "down_revision = None\n"}

    assert survey(files).has_revisions
    assert not survey({"migrations/env.py": "# down_revision\n"}).has_revisions
