<%!
    import json

    def written(value):
        """As a formatter has it: double quotes, and a comma after one alone."""
        if isinstance(value, (tuple, list)):
            return f"({', '.join(map(json.dumps, value))}{',' if len(value) == 1 else ''})"
        return "None" if value is None else json.dumps(value)
%>\
<%
    # Only what is used below is imported: a linter has nothing to remove.
    body = f"{upgrades or ''}\n{downgrades or ''}"
    plain = [line for line in (imports or "").splitlines() if line.startswith("import ")]
    members = [line for line in (imports or "").splitlines() if line.startswith("from ")]
    if "sa." in body:
        plain.append("import sqlalchemy as sa")
    if "op." in body:
        members.append("from alembic import op")
%>\
"""${message}

Revision: ${up_revision}
Follows: ${down_revision | comma,n}
Written: ${create_date.date()}
"""

% for line in sorted(set(plain)) + sorted(set(members)):
${line}
% if loop.last:

% endif
% endfor
revision: str = ${written(up_revision)}
down_revision: str | tuple[str, ...] | None = ${written(down_revision)}
branch_labels: str | tuple[str, ...] | None = ${written(branch_labels)}
depends_on: str | tuple[str, ...] | None = ${written(depends_on)}


def upgrade() -> None:
    ${upgrades or "pass"}


def downgrade() -> None:
    ${downgrades or "pass"}
