"""`--format` and `--report`: reports for others, on stdout and in files."""

import json
import os
import stat
from xml.etree import ElementTree

import pytest

from entrypoints.cli.report_files import FORMATS
from entrypoints.reports_late import SERVICE_REPORTS


def test_every_report_can_be_asked_for():
    assert {*FORMATS} == {"text", "json", *SERVICE_REPORTS}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_to_stdout_or_to_a_file(assay, risky, name):
    on_stdout = assay("review", "--format", name)
    to_file = assay("review", "--report", f"{name}=there")

    assert on_stdout.status == to_file.status == 1
    assert "create-index-blocking" in on_stdout.out
    assert (risky.root / "there").read_text(encoding="utf-8") == on_stdout.out
    assert to_file.out == assay("review").out


def test_several_are_written_at_once(assay, risky):
    assay("review", "--report", "sarif=out.sarif", "--report", "junit=out.xml")

    assert json.loads((risky.root / "out.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(risky.root / "out.xml").getroot().get("failures") == "1"


def test_a_report_takes_the_place_of_an_older_one_and_leaves_nothing_else(assay, risky):
    before = {*os.listdir(risky.root)}
    (risky.root / "comment.md").write_text("old")

    assay("review", "--report", "markdown=comment.md")

    assert (risky.root / "comment.md").read_text().startswith("<!-- assay review -->")
    assert {*os.listdir(risky.root)} - before == {"comment.md"}


def test_a_report_may_be_read_by_whom_the_umask_lets(assay, risky):
    umask = os.umask(0o027)
    try:
        assay("review", "--report", "json=review.json")
    finally:
        os.umask(umask)

    assert stat.S_IMODE((risky.root / "review.json").stat().st_mode) == 0o640


def test_a_link_stays_one(assay, risky):
    (risky.root / "link.md").symlink_to("real.md")

    assay("review", "--report", "markdown=link.md")

    assert (risky.root / "link.md").is_symlink()
    assert (risky.root / "real.md").read_text().startswith("<!-- assay review -->")


def test_a_pipe_is_written_to_and_stays_one(assay, risky):
    os.mkfifo(risky.root / "pipe")
    reader = os.open(risky.root / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    assay("review", "--report", "gitlab=pipe")

    assert b"create-index-blocking" in os.read(reader, 10_000)
    os.close(reader)
    assert stat.S_ISFIFO((risky.root / "pipe").stat().st_mode)


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["pdf=x"], "'pdf=x' is not FORMAT=PATH, with one of text, json, sarif"),
        (["sarif"], "'sarif' is not FORMAT=PATH"),
        (["sarif="], "'sarif=' is not FORMAT=PATH"),
        (["sarif=-"], "--format sarif writes to stdout"),
        (["sarif=out/x.sarif"], "there is no folder 'out'"),
        (["sarif=x", "junit=./x"], "two reports in the same file"),
        (["sarif=migrations"], "migrations: the report cannot be written here: Is a directory."),
    ],
)
def test_a_report_that_cannot_be_written_is_one_message(assay, risky, reports, said):
    ran = assay("review", *(part for each in reports for part in ("--report", each)))

    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert not (risky.root / "out").exists()


def test_what_failed_half_way_leaves_the_old_report(assay, risky, monkeypatch):
    (risky.root / "out.xml").write_text("old")
    before = {*os.listdir(risky.root)}

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("entrypoints.cli.report_files.os.replace", full)
    ran = assay("review", "--report", "junit=out.xml")

    assert ran.status == 2
    assert "out.xml: the report cannot be written here: No space left on device." in ran.err
    assert (risky.root / "out.xml").read_text() == "old"
    assert {*os.listdir(risky.root)} == before


def place(assay, *arguments):
    (issue,) = json.loads(assay("review", "--format", "gitlab", *arguments).out)
    return issue["location"]["path"]


def test_paths_are_told_from_the_repository_wherever_assay_is_started(assay, risky, monkeypatch):
    (risky.root.parent / ".git").mkdir()

    assert place(assay) == "shop/migrations/versions/b2.py"
    monkeypatch.chdir("/")
    assert place(assay, risky.root) == "shop/migrations/versions/b2.py"


def test_without_a_repository_paths_are_told_from_the_current_folder(assay, risky, monkeypatch):
    assert place(assay) == "migrations/versions/b2.py"
    monkeypatch.chdir("..")
    assert place(assay, "shop") == "shop/migrations/versions/b2.py"
