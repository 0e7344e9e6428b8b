"""The page as a browser understands it, from the screen and on paper."""

import os
import shutil
import subprocess

import pytest
from attrs import evolve

from adapters.reports.html import HtmlReport
from domain.rules import RULES
from tests.http.test_pages_in_chromium import FLAGS, NAMES
from tests.unit.adapters.reports.sample_findings import FINDING, OUTCOME

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium():
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI looks at the page, and there is no Chromium: apt-get install chromium")
    if found is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    return found


def run(chromium, profile, *arguments):
    done = subprocess.run(
        [chromium, *FLAGS, f"--user-data-dir={profile}", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def written(folder, text):
    file = folder / "review.html"
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


def test_a_hostile_name_is_only_text(chromium, tmp_path):
    name = "<script>document.title='x'</script><img src=x onerror=alert(1)>"
    hostile = evolve(OUTCOME, project=name, findings=(evolve(FINDING, message=name, fix=name),))

    page = run(
        chromium, tmp_path, "--dump-dom", written(tmp_path, HtmlReport(RULES).render(hostile))
    )

    assert "<script" not in page
    assert "<img" not in page
    assert "<h1>&lt;script&gt;" in page


def test_its_own_policy_lets_its_style_through(chromium, tmp_path):
    """A page whose style is refused is another picture."""
    text = HtmlReport(RULES).render(OUTCOME)
    pictures = []
    for name, page in (("styled", text), ("bare", text.replace("sha256-", "sha256-x"))):
        folder = tmp_path / name
        folder.mkdir()
        shot = folder / "page.png"
        run(chromium, folder, f"--screenshot={shot}", written(folder, page))
        pictures.append(shot.read_bytes())

    assert pictures[0] != pictures[1]


def test_on_paper_what_is_folded_is_open(chromium, tmp_path):
    """The table of all revisions, which the screen folds."""
    revisions = tuple(
        evolve(OUTCOME.revisions[0], id=f"r{number}", path=f"versions/{number}.py")
        for number in range(150)
    )
    paper = {}
    for number in (1, 150):
        page = HtmlReport(RULES).render(evolve(OUTCOME, revisions=revisions[:number]))
        file = tmp_path / f"{number}.pdf"
        run(chromium, tmp_path, f"--print-to-pdf={file}", written(tmp_path, page))
        paper[number] = file.read_bytes().count(b"/Type /Page\n") or file.stat().st_size

    assert paper[150] > paper[1]
