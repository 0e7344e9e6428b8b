"""Templates to pages. Everything put into a template is escaped."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response

from domain.review.size_words import size_told

HERE = Path(__file__).parent


def rendered(template: str, context: Mapping[str, object], status: int = 200) -> Response[str]:
    html = environment().get_template(template).render(context)
    return Response(html, media_type=MediaType.HTML, status_code=status)


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["counted"] = counted
    made.filters["moment"] = moment
    made.filters["size"] = size_told
    return made


def counted(number: int, one: str, many: str = "") -> str:
    """`1 finding`, `2 findings`, `1,200 findings`; `many` where an s does not do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"
