"""What stands in `upgrade()` and `downgrade()` at first sight."""

import pytest

from domain.operations import Unread
from domain.script import Body
from tests.unit.adapters.alembic_project.evaluator.reading import scripts


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", Body.EMPTY),
        ("'''Nothing.'''", Body.EMPTY),
        ("...", Body.EMPTY),
        ("'''Nothing.'''\n    return", Body.EMPTY),
        ("raise NotImplementedError()", Body.RAISES),
        ("'''No way back.'''\n    raise RuntimeError('no')", Body.RAISES),
        ("print(1)", Body.PRESENT),
    ],
)
def test_a_body_is_told(body: str, expected: Body) -> None:
    assert scripts(f"def downgrade():\n    {body}\n").downgrade.body is expected


def test_a_missing_function_is_missing() -> None:
    found = scripts("def upgrade():\n    pass\n")
    assert found.downgrade.body is Body.MISSING
    assert found.downgrade.location is None


def test_the_function_is_located() -> None:
    found = scripts("x = 1\n\ndef downgrade():\n    pass\n").downgrade.location
    assert str(found) == "versions/one.py:3:1"


def test_a_function_that_is_not_found_is_unread() -> None:
    found = scripts("from nowhere.at_all import upgrade\n").upgrade
    assert found.body is Body.PRESENT
    assert all(isinstance(step.operation, Unread) for step in found.steps)


def test_steps_of_both_directions_are_apart() -> None:
    found = scripts(
        """
        from alembic import op
        names = ["a"]
        def upgrade():
            names.append("b")
            for name in names:
                op.drop_table(name)
        def downgrade():
            for name in names:
                op.drop_table(name)
        """
    )
    assert len(found.upgrade.steps) == 2
    assert len(found.downgrade.steps) == 1
