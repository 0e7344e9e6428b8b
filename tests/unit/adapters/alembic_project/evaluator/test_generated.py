"""Generated programs: whatever they say, they are read."""

import warnings

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.operations import Unread
from tests.unit.adapters.alembic_project.evaluator.generated_programs import Programs
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["postgresql", "mysql", "sqlite"]))
def test_a_generated_program_is_read_without_a_fault(seed: int, database: str) -> None:
    body = Programs(seed).program()
    text = f"{HEAD}def upgrade():\n{body}\n\ndef downgrade():\n{body}\n"
    if not compiles(text):
        return
    read = scripts(text, database)
    for step in (*read.upgrade.steps, *read.downgrade.steps):
        operation = step.operation
        assert not isinstance(operation, Unread) or operation.reason != "evaluator-fault", text


def compiles(text: str) -> bool:
    """Chance also writes `return` into classes, and worse."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "generated", "exec")
        except SyntaxError:
            return False
    return True
