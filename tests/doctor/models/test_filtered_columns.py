"""What env.py's filters keep out of autogenerate's sight, column by column."""

from pathlib import Path

import pytest

from tests.doctor.models.test_rules import LOADS, NAMED, WITH_NAME, filtered
from tests.doctor.models.written import USER, project, said

OBJECT = """

def include_object(object, name, type_, reflected, compare_to):
    {body}
    return True


"""
NAME = """

def include_name(name, type_, parent_names):
    {body}
    return True


"""
DIFFERS = "warning column-differs"
WITHOUT_MODEL = "warning column-without-model"
WITHOUT_REVISION = "warning column-without-revision"
OF_COLUMN = 'if type_ == "column" and '


def env_py(body: str) -> str:
    if "parent_names" not in body:
        return filtered(LOADS, OBJECT.format(body=body))
    return filtered(LOADS, NAME.format(body=body)).replace("include_object", "include_name")


def spoken(folder: Path, body: str, model: str, upgrade: str) -> list[str]:
    return said(
        project(folder, {"app/user.py": model, "alembic/env.py": env_py(body)}, upgrade=upgrade)
    )


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (OF_COLUMN + 'name == "name": return False', []),
        (OF_COLUMN + "object.type.__visit_name__ == 'enum': return False", []),
        (OF_COLUMN + "compare_to is not None: return settings.compares(name)", []),
        ('if parent_names and type_ == "column" and name in settings.hidden: return False', []),
        ('if parent_names["table_name"] == "users" and name == "name": return False', []),
        (OF_COLUMN + 'name == "other": return False', [DIFFERS]),
        (OF_COLUMN + "reflected: return False", [DIFFERS]),
        ('if type_ == "index" and object.unique: return False', [DIFFERS]),
        ('if parent_names and type_ == "column" and name == "id": return False', [DIFFERS]),
    ],
)
def test_a_column_on_both_sides_differs_where_it_is_surely_seen(
    body: str, says: list[str], tmp_path: Path
) -> None:
    upgrade = NAMED.format(type="sa.Integer()", nullable=False)

    assert spoken(tmp_path, body, WITH_NAME, upgrade) == says


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (OF_COLUMN + "reflected: return settings.drops(name)", []),
        (OF_COLUMN + 'name == "name": return False', []),
        (OF_COLUMN + "compare_to is not None: return settings.same(name)", [WITHOUT_MODEL]),
        (OF_COLUMN + "not reflected: return False", [WITHOUT_MODEL]),
    ],
)
def test_a_column_that_no_model_has_is_told_where_it_is_surely_seen(
    body: str, says: list[str], tmp_path: Path
) -> None:
    upgrade = NAMED.format(type="sa.Integer()", nullable=False)

    assert spoken(tmp_path, body, USER, upgrade) == says


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (OF_COLUMN + 'object.info.get("skip"): return False', []),
        (OF_COLUMN + "reflected: return settings.drops(name)", [WITHOUT_REVISION]),
    ],
)
def test_a_column_that_no_revision_adds_is_told_where_it_is_surely_seen(
    body: str, says: list[str], tmp_path: Path
) -> None:
    upgrade = 'op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))'

    assert spoken(tmp_path, body, WITH_NAME, upgrade) == says
