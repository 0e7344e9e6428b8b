"""`--fix`: whatever an env.py looks like, what is corrected is all that changes."""

import io
import shutil
import tokenize
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.alembic_project.setup.corrections import DiskCorrections
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.rewriting.rewriter import rewritten
from application.use_cases.correct_environment import CorrectEnvironment
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.rules import ENVIRONMENT_RULES
from tests.doctor.faults import ENV, HERE
from tests.doctor.layouts import ENV_PYS, EnvPy, Layout

diagnosing = DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES, rewriting=rewritten)
correcting = CorrectEnvironment(diagnosing, DiskCorrections())
WRONG = {
    "batch-rendering-off",
    "offline-without-literal-binds",
    "print-in-env-py",
    "unescaped-percent",
}
ADDED = Counter(
    "render_as_batch = True , literal_binds = True , . replace ( '%' , '%%' ) ( ) "
    "file = sys . stderr , import sys ( )".replace("'", '"').split()
)


def tokens(text: str) -> list[str]:
    """All that is no layout, comments among them."""
    found = tokenize.generate_tokens(io.StringIO(text).readline)
    layout = (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    return [each.string for each in found if each.type not in layout]


def project(folder: Path) -> Path:
    place = folder / "shop"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(HERE / "project", place, ignore=shutil.ignore_patterns("__pycache__"))
    return place


def found_in(place: Path) -> set[str]:
    return {issue.rule for issue in diagnosing(DiagnosisRequest(str(place))).issues}


def fixed(place: Path) -> str:
    correcting(DiagnosisRequest(str(place)), lambda found: bool(found.diff))
    return (place / ENV).read_bytes().decode()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(env=ENV_PYS)
def test_whatever_the_layout_only_what_is_wrong_changes(env: EnvPy, tmp_path: Path) -> None:
    place = project(tmp_path)
    (place / ENV).write_bytes(env.text.encode())
    wanted = WRONG & found_in(place)
    assert {"batch-rendering-off", "unescaped-percent", "print-in-env-py"} <= wanted

    new = fixed(place)

    compile(new, ENV, "exec")
    assert not wanted & found_in(place)
    only_added(env.text, new)
    assert fixed(place) == new


def only_added(old: str, new: str) -> None:
    before, after = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    added: Counter[str] = Counter()
    for kind, first, last, begin, end in matcher.get_opcodes():
        assert kind in ("equal", "insert"), (before[first:last], after[begin:end])
        added.update(after[begin:end] if kind == "insert" else [])
    # A trailing comma or two, for arguments that are lines of their own.
    assert not added - ADDED - Counter({",": 4})
    assert ("\r\n" in new) == ("\r\n" in old)
    assert new.count("\r\n") in (0, new.count("\n"))
    # Every character of the old file is there, blanks and line breaks too, and in its order.
    characters = iter(new)
    assert all(character in characters for character in old)


def test_what_surrounds_the_new_keywords_is_kept_as_it_is(tmp_path: Path) -> None:
    place = project(tmp_path)
    env = EnvPy(
        offline=Layout("hanging", comma=False, comment="why, (not)"),
        online=Layout("aligned", equal=" = "),
        unit="\t",
        newline="\n",
        url="DATABASE_URL",
        printed="x for x in 'ab'",
        footer="",
        arguments=(2,),
    )
    (place / ENV).write_text(env.text, encoding="utf-8")

    new = fixed(place)

    assert (
        '\t\tdialect_opts={"paramstyle": "named"},  # why, (not)\n\t\tliteral_binds=True,\n\t)'
        in new
    )
    assert f"**MORE,\n\t\t{' ' * 18}render_as_batch = True)\n" in new
    assert "print((x for x in 'ab'), file=sys.stderr)\n" in new
    assert "import sys\nimport os  # for the URL\n" in new


def test_whatever_fails_the_files_of_every_round_are_as_they_were(
    tmp_path: Path,
) -> None:
    place = project(tmp_path)
    # Corrections of one line are written one after the other.
    old = (
        (place / ENV)
        .read_text(encoding="utf-8")
        .replace(
            'config.set_main_option("sqlalchemy.url", DATABASE_URL.replace("%", "%%"))',
            'print("begins"); config.set_main_option("sqlalchemy.url", DATABASE_URL)',
        )
    )
    (place / ENV).write_text(old, encoding="utf-8")
    rounds = []

    def may(found: object) -> bool:
        rounds.append((place / ENV).read_text(encoding="utf-8"))
        if len(rounds) == 2:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        correcting(DiagnosisRequest(str(place)), may)

    assert rounds[0] != rounds[1]
    assert (place / ENV).read_text(encoding="utf-8") == old
