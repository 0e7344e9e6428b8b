import os
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.alembic_project.reader import AlembicProjectReader
from domain.errors import AssayError

quick = settings(max_examples=150, deadline=None)


def words(text: str) -> list[str]:
    return text.split()


KEYS = words("""
    script_location version_locations prepend_sys_path path_separator version_path_separator
    recursive_version_locations sourceless sqlalchemy.url
""")
INI_VALUES = words("""
    db db:x :db /db ../db %(here)s %(here)s/db %(x)s % %% %(here) {x} os space comma true é
""")
TOML_VALUES = words("""
    'db' ['db'] [] [['db']] {} {a='b'} true 1 1e9 1979-05-27 '%(here)s' '%' '%(x)d' '%(here)' [1]
    "\\u0000" ['db',1] 'db:x' 'é'
""")
PYTHON_WORDS = words("""
    revision down_revision depends_on branch_labels = = '1' ('1','2') None + f'{x}' * lambda: x
    def upgrade(): pass if while : ( ) [ ] # \\ \"\"\" import del global async @ := é
""")


def options(values: list[str]):
    line = st.tuples(st.sampled_from(KEYS), st.sampled_from(values)).map(" = ".join)
    return st.lists(line | st.text(max_size=8), max_size=8).map("\n".join)


INI = options(INI_VALUES).map(lambda lines: f"[alembic]\n{lines}\n")
TOML = options(TOML_VALUES).map(lambda lines: f"[tool.alembic]\n{lines}\n")
PYTHON = st.lists(st.sampled_from([*PYTHON_WORDS, "\n", "\n    ", "\0", "\r"])).map(" ".join)
SCRIPTS = {"db/env.py": b"", "db/versions/1.py": b"revision = '1'\ndown_revision = None\n"}


def opened(files: dict[str, bytes], path: str):
    """The project, or None where it was refused with an error for people."""
    with tempfile.TemporaryDirectory() as top:
        for name, content in files.items():
            file = Path(top, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        with suppress(AssayError):
            return AlembicProjectReader().open(os.path.join(top, path))
    return None


@quick
@given(st.binary(max_size=200) | PYTHON.map(str.encode))
def test_whatever_stands_in_a_revision_file_it_is_a_revision_or_a_problem(content):
    project = opened({"versions/1.py": content}, "versions")
    paths = {r.path for r in project.history.revisions}
    paths |= {p.location.path for p in project.problems}
    assert paths == {"1.py"}


@quick
@given(st.binary(max_size=200) | (st.text() | INI).map(str.encode))
def test_whatever_stands_in_an_ini_file_it_is_read_or_refused(content):
    opened({"alembic.ini": content, **SCRIPTS}, "alembic.ini")


@quick
@given(st.binary(max_size=200) | (st.text() | TOML).map(str.encode))
def test_whatever_stands_in_a_pyproject_it_is_read_or_refused(content):
    opened({"pyproject.toml": content, **SCRIPTS}, "pyproject.toml")


@quick
@given(st.text(max_size=300).filter(lambda path: not path.startswith(("/", ".."))))
def test_whatever_path_is_named_it_is_opened_or_refused(path):
    opened(SCRIPTS, path)
