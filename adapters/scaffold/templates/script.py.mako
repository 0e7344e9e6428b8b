<%!
    import json

    def imports_of(asked, *bodies):
        """What is used and no more, in the order of formatters: a linter changes nothing."""
        lines = {line for line in (asked or "").splitlines() if line.strip()}
        body = "\n".join(filter(None, bodies))
        if "sa." in body:
            lines.add("import sqlalchemy as sa")
        if "op." in body:
            lines.add("from alembic import op")
        ordered = sorted(lines, key=lambda line: (line.startswith("from "), line))
        return "".join(f"{line}\n" for line in ordered) + ("\n" if lines else "")

    def written(value):
        """As a formatter has it: double quotes, and a comma after one alone."""
        if isinstance(value, (tuple, list)):
            return f"({', '.join(map(json.dumps, value))}{',' if len(value) == 1 else ''})"
        return "None" if value is None else json.dumps(value)
%>\
"""${message}

Revision: ${up_revision}
Follows: ${down_revision | comma,n}
Written: ${create_date.date()}
"""

${imports_of(imports, upgrades, downgrades)}\
revision: str = ${written(up_revision)}
down_revision: str | tuple[str, ...] | None = ${written(down_revision)}
branch_labels: str | tuple[str, ...] | None = ${written(branch_labels)}
depends_on: str | tuple[str, ...] | None = ${written(depends_on)}


def upgrade() -> None:
    ${upgrades or "pass"}


def downgrade() -> None:
    ${downgrades or "pass"}
