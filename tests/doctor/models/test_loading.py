"""Which models env.py loads: as Python would import, and no other."""

from pathlib import Path

import pytest

from domain.diagnosis.models import Loaded
from tests.doctor.models.written import ENV_PY, USER, facts, model, project

BELOW = "from app.db import Base\n"


def loaded(folder: Path, files: dict[str, str]) -> Loaded:
    found = facts(
        project(folder, {"app/models/__init__.py": "", "app/models/user.py": USER, **files})
    )
    return model(found, "User").loaded


def env_py(lines: str) -> str:
    return ENV_PY.replace(BELOW, f"{BELOW}{lines}\n")


REACHED = {
    "a plain import": {"alembic/env.py": env_py("import app.models.user")},
    "an import from": {"alembic/env.py": env_py("from app.models.user import User")},
    "a module from its package": {"alembic/env.py": env_py("from app.models import user")},
    "the package's __init__": {
        "alembic/env.py": env_py("import app.models"),
        "app/models/__init__.py": "from app.models.user import User",
    },
    "a relative import": {
        "alembic/env.py": env_py("import app.models"),
        "app/models/__init__.py": "from . import user",
    },
    "two dots": {
        "alembic/env.py": env_py("import app.registry.all"),
        "app/registry/__init__.py": "",
        "app/registry/all.py": "from ..models import user",
    },
    "everything from": {
        "alembic/env.py": env_py("from app.models import *"),
        "app/models/__init__.py": "from app.models.user import *",
    },
    "a package above": {
        "alembic/env.py": env_py("import app.models.admin"),
        "app/models/__init__.py": "from app.models.user import User",
        "app/models/admin.py": "",
    },
    "in a function of env.py": {
        "alembic/env.py": env_py("def load():\n    import app.models.user\nload()")
    },
    "in a function that env.py calls": {
        "alembic/env.py": env_py("from app.registry import load\nload()"),
        "app/registry.py": "def load():\n    import app.models.user\n",
    },
    "in a class that env.py makes an object of": {
        "alembic/env.py": env_py("from app.registry import Registry\nRegistry()"),
        "app/registry.py": (
            "class Registry:\n    def __init__(self):\n        import app.models.user\n"
        ),
    },
    "in a function that a module calls as it is imported": {
        "alembic/env.py": env_py("import app.main"),
        "app/main.py": "def create():\n    import app.models.user\n\napplication = create()\n",
    },
    "in try": {
        "alembic/env.py": env_py("try:\n    import app.models.user\nexcept ImportError:\n    raise")
    },
    "import_module of a text": {
        "alembic/env.py": env_py('import importlib\nimportlib.import_module("app.models.user")')
    },
    "import_module of a list": {
        "alembic/env.py": env_py(
            'import importlib\nfor name in ("user", "admin"):\n'
            '    importlib.import_module(f"app.models.{name}")'
        )
    },
    "walk_packages": {
        "alembic/env.py": env_py(
            "import importlib, pkgutil\nimport app.models\n"
            "for found in pkgutil.walk_packages(app.models.__path__, 'app.models.'):\n"
            "    importlib.import_module(found.name)"
        )
    },
    "iter_modules of its own package": {
        "alembic/env.py": env_py("import app.models"),
        "app/models/__init__.py": (
            "import importlib, pkgutil\nfor found in pkgutil.iter_modules(__path__):\n"
            "    importlib.import_module(f'{__name__}.{found.name}')\n"
        ),
    },
    "files of a folder": {
        "alembic/env.py": env_py("from app.registry import load\nload()"),
        "app/registry.py": (
            "from importlib import import_module\nfrom pathlib import Path\n"
            "def load():\n"
            "    for file in (Path(__file__).parent / 'models').glob('*.py'):\n"
            "        import_module(f'app.models.{file.stem}')\n"
        ),
    },
    "a package that loads on demand": {
        "alembic/env.py": env_py("from app.models import User"),
        "app/models/__init__.py": (
            "LAZY = {'User': 'app.models.user'}\n\ndef __getattr__(name):\n"
            "    from importlib import import_module\n"
            "    return getattr(import_module(LAZY[name]), name)\n"
        ),
    },
}


@pytest.mark.parametrize("files", REACHED.values(), ids=REACHED)
def test_follows(files: dict[str, str], tmp_path: Path) -> None:
    assert loaded(tmp_path, files) is Loaded.YES


MISSED = {
    "nothing": {},
    "a neighbour": {
        "alembic/env.py": env_py("import app.models.admin"),
        "app/models/admin.py": "",
    },
    "an import for type checkers": {
        "alembic/env.py": env_py(
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.models.user"
        )
    },
    "an import in a text": {"alembic/env.py": env_py('"""\nimport app.models.user\n"""')},
    "an import that is commented out": {"alembic/env.py": env_py("# import app.models.user")},
    "an import for running it as a program": {
        "alembic/env.py": env_py("import app.main"),
        "app/main.py": 'if __name__ == "__main__":\n    import app.models.user\n',
    },
    "a walk through another package": {
        "alembic/env.py": env_py(
            "import importlib, pkgutil\nimport app.other\n"
            "for found in pkgutil.walk_packages(app.other.__path__, 'app.other.'):\n"
            "    importlib.import_module(found.name)"
        ),
        "app/other/__init__.py": "",
        "app/other/thing.py": "",
    },
}


@pytest.mark.parametrize("files", MISSED.values(), ids=MISSED)
def test_is_not_misled_by(files: dict[str, str], tmp_path: Path) -> None:
    assert loaded(tmp_path, files) is Loaded.NO


def test_a_function_that_nobody_calls_may_run_later(tmp_path: Path) -> None:
    files = {
        "alembic/env.py": env_py("import app.main"),
        "app/main.py": "def create():\n    import app.models.user\n",
    }

    assert loaded(tmp_path, files) is Loaded.LATER


def test_what_only_running_tells_is_unknown(tmp_path: Path) -> None:
    lines = "import importlib, os\nimportlib.import_module(os.environ['MODELS'])"

    assert loaded(tmp_path, {"alembic/env.py": env_py(lines)}) is Loaded.UNKNOWN


def test_a_flask_application_loads_what_any_function_of_it_imports(tmp_path: Path) -> None:
    files = {
        "alembic/env.py": ENV_PY.replace(
            "from app.db import Base", "from flask import current_app"
        ).replace("Base.metadata", "current_app.extensions['migrate'].db.metadata"),
        "app/main.py": (
            "from flask import Flask\nfrom flask_migrate import Migrate\nfrom app.db import db\n"
            "def create_app():\n    app = Flask(__name__)\n    from app import shop\n"
            "    Migrate(app, db)\n    return app\n"
        ),
        "app/db.py": "from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n",
        "app/shop.py": (
            "from app.db import db\n\nclass OrderLine(db.Model):\n"
            "    id = db.Column(db.Integer, primary_key=True)\n"
        ),
    }
    found = model(facts(project(tmp_path, files)), "OrderLine")

    assert (found.loaded, found.targeted) == (Loaded.YES, True)
    assert found.table.name.name == "order_line"
