"""The pages as a browser understands them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from entrypoints.http.headers import SECURITY
from tests.http.memory_services import MemoryServices
from tests.http.sample_outcomes import FAILED, HOSTILE, large

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI looks at the pages, and there is no Chromium: apt-get install chromium")
    if found is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    return found


def run(chromium: str, profile: Path, *arguments: str) -> str:
    done = subprocess.run(
        [chromium, *FLAGS, f"--user-data-dir={profile}", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_a_hostile_review_is_only_text(
    chromium: str, services: MemoryServices, address: str, tmp_path: Path
) -> None:
    review = services.keep(HOSTILE)
    page = run(chromium, tmp_path, "--dump-dom", f"{address}/reviews/{review.id}")
    assert "<h1><bdi>&lt;script&gt;alert('x')&lt;/script&gt;" in page
    assert "<script" not in page
    assert page.count("<img") == 1


def test_a_page_of_hundreds_of_findings_is_whole(
    chromium: str, services: MemoryServices, address: str, tmp_path: Path
) -> None:
    review = services.keep(large(400))
    page = run(chromium, tmp_path, "--dump-dom", f"{address}/reviews/{review.id}")
    assert page.count('<article class="finding') == 400
    assert page.rstrip().endswith("</html>")


def test_a_browser_loads_the_style_and_the_sign_and_nothing_else(
    chromium: str,
    services: MemoryServices,
    address: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    review = services.keep(FAILED)
    caplog.set_level("INFO", logger="uvicorn.access")
    shot = tmp_path / "page.png"
    run(chromium, tmp_path, f"--screenshot={shot}", f"{address}/reviews/{review.id}")
    asked = {record.args[2] for record in caplog.records if record.name == "uvicorn.access"}
    assert asked == {f"/reviews/{review.id}", "/static/assay.css", "/static/assay.svg"}
    assert shot.stat().st_size > 10_000


def test_the_policy_lets_the_style_through(
    chromium: str,
    services: MemoryServices,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page whose style is refused is another picture."""
    page = f"{address}/reviews/{services.keep(FAILED).id}"
    styled, bare = tmp_path / "styled.png", tmp_path / "bare.png"
    run(chromium, tmp_path / "first", f"--screenshot={styled}", page)
    monkeypatch.setitem(SECURITY, "content-security-policy", "default-src 'none'; img-src 'self'")
    run(chromium, tmp_path / "second", f"--screenshot={bare}", page)
    assert styled.read_bytes() != bare.read_bytes()
