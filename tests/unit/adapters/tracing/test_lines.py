"""What the recorder wrote, read again."""

import json
from pathlib import Path

from adapters.tracing.lines import failure, revisions
from adapters.tracing.trace import Sent, Told, TracedRevision

HERE = {"revision": "r1", "direction": "upgrade"}


def file(folder: Path, *lines: dict[str, object]) -> Path:
    written = folder / "recorded.jsonl"
    written.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return written


def test_gathers_the_events_of_a_revision_in_their_order(tmp_path: Path) -> None:
    recorded = file(
        tmp_path,
        {**HERE, "begins": True},
        {**HERE, "operation": {"kind": "DropTableOp", "table": "t", "columns": []}, "place": None},
        {**HERE, "sql": {"text": "DROP TABLE t", "within": "DropTableOp"}},
        {**HERE, "ends": True},
    )
    told, sent = Told("DropTableOp", "t"), Sent("DROP TABLE t", "DropTableOp")
    expected = TracedRevision("r1", "upgrade", (told, sent), finished=True)
    assert revisions(recorded) == (expected,)


def test_leaves_out_a_last_line_that_was_cut_off(tmp_path: Path) -> None:
    recorded = file(tmp_path, {**HERE, "begins": True})
    with recorded.open("a") as more:
        more.write('{"revision": "r1", "sq')
    assert revisions(recorded) == (TracedRevision("r1", "upgrade"),)


def test_tells_the_message_of_the_first_error_without_its_frames(tmp_path: Path) -> None:
    traceback = (
        'Traceback (most recent call last):\n  File "r.py", line 1\n    boom\nBoom: it\nbroke'
    )
    recorded = file(tmp_path, {**HERE, "error": traceback}, {"error": "another"})
    assert failure(recorded) == "Boom: it broke"


def test_a_statement_in_a_message_is_no_frame(tmp_path: Path) -> None:
    traceback = (
        'Traceback:\n  File "r.py", line 1\n    boom\n    ^^^^\nBoom: it broke\n    at SELECT\n:-('
    )
    recorded = file(tmp_path, {**HERE, "error": traceback})
    assert failure(recorded) == "Boom: it broke     at SELECT :-("


def test_knows_no_failure_where_nothing_was_written(tmp_path: Path) -> None:
    assert failure(tmp_path / "nothing.jsonl") is None
