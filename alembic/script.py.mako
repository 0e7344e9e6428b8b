<%!
    import json

    def written(value):
        if isinstance(value, (tuple, list)):
            return f"({', '.join(map(json.dumps, value))},)"
        return "None" if value is None else json.dumps(value)
%>\
<%
    body = f"{upgrades or ''}\n{downgrades or ''}"
    needed = [line for line in (imports or "").splitlines() if line]
    if "sa." in body:
        needed.append("import sqlalchemy as sa")
    if "op." in body:
        needed.append("from alembic import op")
%>\
"""${message}

Revision: ${up_revision}
Follows: ${down_revision | comma,n}
Written: ${create_date.date()}
"""

% for line in sorted(needed):
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

