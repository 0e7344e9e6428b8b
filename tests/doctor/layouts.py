"""env.py as people lay it out: the same calls, written in many ways."""

from collections.abc import Sequence

from attrs import frozen
from hypothesis import strategies as st

OFFLINE = (
    'url=config.get_main_option("sqlalchemy.url")',
    "target_metadata=target_metadata",
    'dialect_opts={"paramstyle": "named"}',
    "compare_type=(True)",
    "render_as_batch=bool(max(1, 0))",
    '**{"include_schemas": False}',
)
ONLINE = (
    "connection=connection",
    "target_metadata=(target_metadata)",
    "compare_type=True",
    "**MORE",
)
URLS = (
    "DATABASE_URL",
    'DATABASE_URL + ""',
    '(  # from the settings\n    DATABASE_URL\n    + "?x"\n)',
    "str(DATABASE_URL)",
    'os.environ["DATABASE_URL"]',
)
PRINTS = ("'migrating'", "*['a', 'b']", "x for x in 'ab'", "")


@frozen
class Layout:
    """`kind` is how a call is broken, `comment` stands behind its arguments, if it has lines."""

    kind: str = "hanging"
    comma: bool = True
    comment: str = ""
    equal: str = "="
    between: str = ""


def laid_out(name: str, arguments: Sequence[str], layout: Layout, unit: str) -> str:
    """With breaks as in the first column: whoever puts it into a block indents its lines."""
    told = [a if a.startswith("**") else a.replace("=", layout.equal, 1) for a in arguments]
    comma = "," if layout.comma else ""
    behind = f"  # {layout.comment}" if layout.comment else ""
    match layout.kind:
        case "hanging":
            *first, last = told
            lines = [f"{unit}{each},{behind}\n{layout.between}" for each in first]
            return f"{name}(\n{''.join(lines)}{unit}{last}{comma}{behind}\n)"
        case "closed behind":
            return f"{name}(\n{unit}" + f",{behind}\n{unit}".join(told) + f"{comma})"
        case "aligned":
            return f"{name}(" + f",{behind}\n{' ' * len(name)} ".join(told) + ")"
        case "several a line":
            return f"{name}(\n{unit}{told[0]},{behind}\n{unit}{', '.join(told[1:])}{comma}\n)"
        case "continued":
            return f"{name}(" + ", \\\n  ".join(told) + ")"
        case "comma first":
            return f"{name}(" + "\n  , ".join(told) + "\n)"
        case "spaced":
            return f"{name}( {' , '.join(told)} )"
    return f"{name}({', '.join(told)}{comma})"


KINDS = (
    "hanging",
    "closed behind",
    "aligned",
    "several a line",
    "continued",
    "comma first",
    "spaced",
    "one line",
)
LAYOUTS = st.builds(
    Layout,
    st.sampled_from(KINDS),
    st.booleans(),
    st.sampled_from(("", "noqa: E501", "why (not), a=b")),
    st.sampled_from(("=", " = ")),
    st.sampled_from(("", "\n", "    # a line of its own\n", "# in the first column\n")),
)


def indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line.strip() else line for line in text.split("\n"))


@frozen
class EnvPy:
    """What varies of env.py; `text` is with line breaks as `newline`."""

    offline: Layout
    online: Layout
    unit: str
    newline: str
    url: str
    printed: str
    footer: str
    arguments: tuple[int, ...]

    @property
    def text(self) -> str:
        unit = self.unit
        offline = [OFFLINE[0], OFFLINE[1], *(OFFLINE[each] for each in self.arguments)]
        configure = "context.configure"
        lines = [
            "# -*- coding: utf-8 -*-",
            '"""Migrations. Größe: ein €."""',
            "from __future__ import annotations",
            "",
            "import os  # for the URL",
            "from alembic import context; from sqlalchemy import create_engine",
            "from config import DATABASE_URL",
            "from shop.database import Base",
            "",
            "MORE = {'include_schemas': False}",
            "config = context.config",
            "target_metadata = Base.metadata",
            f'config.set_main_option("sqlalchemy.url", {self.url})  # the one',
            f"print({self.printed})",
            "",
            "",
            "def run_migrations_offline():",
            indented(laid_out(configure, offline, self.offline, unit), unit),
            f"{unit}with context.begin_transaction(): context.run_migrations()",
            "",
            "def run_migrations_online():",
            f"{unit}with create_engine(DATABASE_URL).connect() as connection:",
            indented(laid_out(configure, ONLINE, self.online, unit), unit * 2),
            f"{unit * 2}with context.begin_transaction():",
            f"{unit * 3}context.run_migrations()",
            f"{unit * 2}# done",
            "",
            "if context.is_offline_mode(): run_migrations_offline()",
            f"else: run_migrations_online(){self.footer}",
        ]
        return "\n".join(lines).replace("\n", self.newline)


ENV_PYS = st.builds(
    EnvPy,
    LAYOUTS,
    LAYOUTS,
    st.sampled_from(("    ", "  ", "\t")),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from(URLS),
    st.sampled_from(PRINTS),
    st.sampled_from(("", "\n", "  # the end\n\n# really\n")),
    st.lists(st.integers(2, 5), unique=True).map(tuple),
)
