"""The pages, as they are sent."""

from html.parser import HTMLParser
from uuid import UUID

import pytest
from attrs import evolve
from litestar import Litestar
from litestar.testing import TestClient

from domain.databases.effect import Blocks, Duration
from domain.databases.target import Target
from domain.errors import StoreUnreachable
from domain.review.finding import Impact, Size, Waived
from domain.review.review import Review
from tests.http.memory_services import MemoryServices
from tests.http.sample_outcomes import (
    BLOCKING_INDEX,
    BROKEN,
    CLEAN,
    FAILED,
    HOSTILE,
    MARKUP,
    REWRITE,
    large,
)

Client = TestClient[Litestar]


class Seen(HTMLParser):
    """The text of a page, its elements, and where its links and forms lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.text = " ".join(" ".join(self.words).split())

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs


def seen(client: Client, path: str, status: int = 200) -> Seen:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Seen(answer.text)


def page_of(review: Review) -> str:
    return f"/reviews/{review.id}"


def test_says_how_to_keep_a_review_while_there_is_none(client: Client) -> None:
    page = seen(client, "/")
    assert "assay review --store" in page.text
    assert "ASSAY_TOKEN" in page.text
    assert "http://127.0.0.1:8765/api/v1/reviews" in page.text


def test_lists_reviews_with_their_verdicts(client: Client, services: MemoryServices) -> None:
    for outcome in (FAILED, CLEAN, BROKEN):
        services.keep(outcome)
    page = seen(client, "/")
    assert "bookshop 2 of 4 findings at level error." in page.text
    assert "warehouse Nothing was found in 1 revision." in page.text
    assert "billing 2 problems with the input" in page.text
    assert ("href", f"/reviews/{UUID(int=1)}") in page.attributes


def test_tells_how_long_the_work_takes(client: Client, services: MemoryServices) -> None:
    size = Size(2_000_000, 1_200_000_000, 300_000_000, 40_000, "30 MB/s")
    sized = evolve(BLOCKING_INDEX, effect=evolve(BLOCKING_INDEX.effect, size=size))
    services.keep(evolve(FAILED, findings=(sized, REWRITE)))
    text = seen(client, f"/reviews/{UUID(int=1)}").text
    assert "an index build: about 40 s for 2,000,000 rows, 1.2 GB, at 30 MB/s" in text
    assert "a rewrite, size unknown" in text


def test_names_every_database_of_a_review(client: Client, services: MemoryServices) -> None:
    servers = Target.of("postgresql", "16"), Target.of("sqlite")
    services.keep(evolve(FAILED, targets=servers))

    for page in ("/", f"/reviews/{UUID(int=1)}"):
        text = client.get(page).text
        assert "postgresql 16, sqlite 3.40" in text
        assert "version assumed" in text


def test_filters_by_project_and_verdict(client: Client, services: MemoryServices) -> None:
    for outcome in (FAILED, CLEAN):
        services.keep(outcome)
    assert "bookshop" not in seen(client, "/?project=warehouse&verdict=").text
    assert "warehouse" not in seen(client, "/?verdict=failed").text
    assert "No review matches." in seen(client, "/?project=nobody").text


def test_leads_from_page_to_page_and_keeps_the_filter(
    client: Client, services: MemoryServices
) -> None:
    for _ in range(30):
        services.keep(CLEAN)
    first = seen(client, "/?project=warehouse")
    assert "Page 1 of 2" in first.text
    assert ("href", "/?project=warehouse&page=2") in first.attributes
    assert seen(client, "/?project=warehouse&page=2").elements.count("li") == 5
    assert "There are only 2 pages." in seen(client, "/?project=warehouse&page=3").text


@pytest.mark.parametrize("path", ["/?page=0", "/?page=x", "/?verdict=fine", "/?page=9999999999"])
def test_a_wrong_address_is_answered_with_a_page(client: Client, path: str) -> None:
    assert "Bad Request" in seen(client, path, 400).text


def test_shows_all_of_a_finding(client: Client, services: MemoryServices) -> None:
    page = seen(client, page_of(services.keep(FAILED)))
    assert "failed 2 of 4 findings at level error." in page.text
    assert "error create-index-blocking" in page.text
    # The parts of a place are elements of their own, and the parser gives each its own words.
    assert "4f1c2a_index_orders.py :18:5" in page.text
    assert "Lock SHARE Blocks writes For an index build, size unknown Scans orders" in page.text
    assert "Lock ACCESS EXCLUSIVE Blocks reads and writes For a rewrite" in page.text
    assert "with op.get_context().autocommit_block(): op.create_index(" in page.text
    assert "Called from alembic/versions/8b7d90_wider_ids.py :61:5" in page.text
    assert "Assumed: the column is INTEGER" in page.text
    assert ":70:1 in downgrade" in page.text


@pytest.mark.parametrize("duration", Duration)
@pytest.mark.parametrize("blocks", Blocks)
def test_has_words_for_every_effect(
    client: Client, services: MemoryServices, blocks: Blocks, duration: Duration
) -> None:
    impact = Impact(None, blocks.value, duration.value)
    review = services.keep(evolve(FAILED, findings=(evolve(FAILED.findings[0], effect=impact),)))
    text = seen(client, page_of(review)).text
    assert f"{blocks.value.replace('ddl', 'DDL')} For a" in text
    assert duration.value.replace("row changes", "a change of every row") in text


def test_what_a_baseline_accepts_is_counted_by_itself(
    client: Client, services: MemoryServices
) -> None:
    first, *others = FAILED.findings
    accepted = Waived("it was there", None, first.location, by_baseline=True)
    outcome = evolve(FAILED, findings=(evolve(first, waived=accepted), *others))
    text = seen(client, page_of(services.keep(outcome))).text

    assert "1 accepted by the baseline." in text
    assert "waived." not in text


def test_what_is_waived_stays_in_sight_and_does_not_count(
    client: Client, services: MemoryServices
) -> None:
    first, *others = FAILED.findings
    waived = Waived("<b>nobody</b> reads it", "2027-03-01", first.location)
    outcome = evolve(FAILED, findings=(evolve(first, waived=waived), *others))
    page = seen(client, page_of(services.keep(outcome)))

    assert "Allowed: <b>nobody</b> reads it, until 2027-03-01" in page.text
    assert f"of {len(others)} findings at level error. 1 waived." in page.text
    assert f"all {len(others)}" in page.text


def test_groups_findings_by_revision(client: Client, services: MemoryServices) -> None:
    text = seen(client, page_of(services.keep(FAILED))).text
    order = [
        "Revision 4f1c2a",
        "create-index-blocking",
        "Revision 8b7d90",
        "alter-column-type-rewrite",
        "missing-downgrade",
        "Revision c03e55",
        "rename-column",
    ]
    assert sorted(order, key=text.index) == order


def test_tells_what_was_not_read_and_why(client: Client, services: MemoryServices) -> None:
    text = seen(client, page_of(services.keep(FAILED))).text
    assert "1 of 4 revisions not read in full, 1 operation unread." in text
    assert "partly-read 1 operation of 3 not read" in text
    assert "unknown-value" in text
    assert "depends on the dialect at run time" in text
    assert "op.execute(QUERIES[dialect])" in text


def test_tells_of_problems_and_the_way_out(client: Client, services: MemoryServices) -> None:
    text = seen(client, page_of(services.keep(BROKEN))).text
    assert "incomplete 2 problems with the input" in text
    assert "syntax-error alembic/versions/e4_half.py :31:12" in text
    assert "Mend the file" in text
    assert "Join them with a merge." in text


def test_shows_one_level_when_asked(client: Client, services: MemoryServices) -> None:
    review = services.keep(FAILED)
    text = seen(client, f"{page_of(review)}?level=warning").text
    assert "rename-column" in text
    assert "create-index-blocking" not in text
    assert (
        "No finding is of level info."
        in seen(client, f"{page_of(services.keep(HOSTILE))}?level=info").text
    )
    assert "none of info, warning, error" in seen(client, f"{page_of(review)}?level=x", 400).text


def test_a_large_review_is_all_there(client: Client, services: MemoryServices) -> None:
    page = seen(client, page_of(services.keep(large(400))))
    assert "300 of 400 findings at level warning or above." in page.text
    assert page.elements.count("dl") == 300
    assert page.text.count("missing-downgrade") == 100


def test_markup_in_a_review_is_text_everywhere(client: Client, services: MemoryServices) -> None:
    review = services.keep(HOSTILE)
    for path in (page_of(review), "/", "/?project=%3Cscript%3E%22onfocus%3D1"):
        page = seen(client, path)
        assert "script" not in page.elements
        assert page.elements.count("img") == 1  # our own sign
        assert not [name for name, _ in page.attributes if name.startswith("on")]
        assert "49" not in page.text
    shown = seen(client, page_of(review))
    # Rule, message, revision, lock, tables, fix and the rest: each of them as it was sent.
    assert shown.text.count(MARKUP) >= 15


def test_nothing_runs_and_nothing_comes_from_elsewhere(
    client: Client, services: MemoryServices
) -> None:
    page = seen(client, page_of(services.keep(FAILED)))
    assert not {"script", "style", "iframe", "object"} & set(page.elements)
    assert not [name for name, _ in page.attributes if name == "style"]
    targets = [value or "" for name, value in page.attributes if name in ("href", "src")]
    assert targets
    assert all(target.startswith(("/", "#")) for target in targets)


@pytest.mark.parametrize(
    ("path", "kind"), [("/static/assay.css", "text/css"), ("/static/assay.svg", "image/svg+xml")]
)
def test_serves_its_own_style_and_sign(client: Client, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/x.css"])
def test_serves_nothing_beside_them(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [f"/reviews/{UUID(int=9)}", "/reviews/nine", "/nowhere"])
def test_what_is_not_there_is_told_on_a_page(client: Client, path: str) -> None:
    assert "Not Found" in seen(client, path, 404).text


def test_a_store_that_is_away_is_told_on_a_page(client: Client, services: MemoryServices) -> None:
    services.failure = StoreUnreachable("db.internal does not answer")
    assert "db.internal does not answer" in seen(client, "/", 503).text
