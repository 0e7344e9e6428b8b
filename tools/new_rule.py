"""Start a rule: python -m tools.new_rule NAME FAMILY

Writes the rule, a bad and a good example, and its page, and adds it to RULES. The rule says nothing
yet, so that the test of its bad example fails until it does.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

from domain.rules.rule import Family
from tools.rule_examples import FOLDER, ROOT

SOURCES = ROOT / "domain" / "rules"
RULE = '''"""Say in a line what it finds."""

from collections.abc import Iterator

from domain.operations import RunSql
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule

ABOUT = Description(
    name="{name}",
    family="{family}",
    level=Level.ERROR,
    finds="complete the sentence.",
    why="What happens, with the truth measured.",
    silent_when=("when it is no hazard",),
    way_out="The safe way in a sentence.",
)


def check(context: StepContext) -> Iterator[Hit]:
    yield from ()


{constant} = StepRule(ABOUT, check, (RunSql,))
'''
EXAMPLE = '''# database: postgresql 15
"""what the revision is for"""

from alembic import op

revision = "example"
down_revision = "shop"


def upgrade() -> None:
    op.execute("SELECT 1"){expect}


def downgrade() -> None:
    pass
'''


def main(name: str, family: str) -> int:
    wrong = fault(name, family)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    module, constant = name.replace("-", "_"), name.replace("-", "_").upper()
    source = RULE.format(name=name, family=family, constant=constant)
    write(SOURCES / family / f"{module}.py", source)
    write(FOLDER / name / "bad_example.py", EXAMPLE.format(expect=f"  # expect: {name}"))
    write(FOLDER / name / "good_example.py", EXAMPLE.format(expect=""))
    enlist(family, module)
    return subprocess.run([sys.executable, "-m", "tools.rule_pages"], cwd=ROOT).returncode


def fault(name: str, family: str) -> str | None:
    families = get_args(Family)
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        return (
            f"{name!r} is no name of a rule: words in lower case with hyphens, as in drop-column."
        )
    if family not in families:
        return f"{family!r} is no family. Families: {', '.join(families)}."
    if (FOLDER / name).exists():
        return f"There is a rule {name} already."
    return None


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(path.relative_to(ROOT))


def enlist(family: str, module: str) -> None:
    """Write the family's list anew, with the rule where the alphabet wants it."""
    path = SOURCES / family / "__init__.py"
    text = path.read_text(encoding="utf-8")
    modules = sorted(
        {*re.findall(rf"^from domain\.rules\.{family}\.(\w+) import", text, re.M), module}
    )
    imports = [f"from domain.rules.{family}.{name} import {name.upper()}" for name in modules]
    head = [text.partition("\n")[0], "", *imports, "from domain.rules.rule import Rule", ""]
    listed = "".join(f"    {name.upper()},\n" for name in modules)
    path.write_text("\n".join(head) + f"\nRULES: tuple[Rule, ...] = (\n{listed})\n", "utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(path)], check=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else main("", ""))
